/* A dossier verifies itself: the texts that the file carries against their hashes on record, and every word that the
   page shows against the texts. It reads the page, and writes the verdict and one mark for each passage. */
"use strict";
const ROLES = ["source", "cue", "content", "hedge"];
const BLANK = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/* SHA-256 (FIPS 180-4), because a browser may not lend its own to a file. */
function sha256(bytes) {
  const primes = [], k = [], h = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (x) => Math.floor((x - Math.floor(x)) * 2 ** 32) | 0;
  primes.forEach((p, i) => { k.push(fraction(Math.cbrt(p))); if (i < 8) h.push(fraction(Math.sqrt(p))); });
  const length = Math.ceil((bytes.length + 9) / 64) * 64, data = new Uint8Array(length), view = new DataView(data.buffer);
  data.set(bytes);
  data[bytes.length] = 0x80;
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(length - 4, (bytes.length << 3) >>> 0);
  const turn = (x, n) => (x >>> n) | (x << (32 - n)), w = new Int32Array(64);
  for (let at = 0; at < length; at += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);
    for (let i = 16; i < 64; i++) {
      const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
      const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
    }
    let [a, b, c, d, e, f, g, z] = h;
    for (let i = 0; i < 64; i++) {
      const t1 = (z + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0;
      const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [z, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, z].forEach((x, i) => { h[i] = (h[i] + x) | 0; });
  }
  return h.map((x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
}

/* The hash of a text; where the browser has a hash of its own, both must say the same. */
async function hashed(text) {
  const bytes = new TextEncoder().encode(text), own = sha256(bytes);
  if (!globalThis.crypto || !crypto.subtle) return own;
  const theirs = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(theirs, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== own) throw new Error("two ways to compute a hash disagree");
  return own;
}

/* Places put together where they touch, so that two lists of the same characters are the same. */
function merged(places) {
  const found = [];
  for (const [start, end] of places.map((place) => [...place]).sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = found[found.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}

const visible = (points, start, end) => points.slice(start, end).join("").replaceAll("\0", "\ufffd");

/* What of a passage does not fit; empty where all of it does. */
function wrongs(one, article, points) {
  if (!article) return ["the page does not show it"];
  if (!points) return ["the text that it stands in is not the one on record"];
  const wrong = [], shown = Object.fromEntries(ROLES.map((role) => [role, []])), drawn = [];
  for (const role of ["source", "cue", "content"]) {
    const words = one.places[role].map(([start, end]) => points.slice(start, end).join("")).join(" … ");
    if (words !== one.words[role]) wrong.push(`the places of its ${role} do not cut the words on record`);
  }
  for (const paragraph of article.querySelectorAll("[data-paragraph]")) {
    const pieces = [...paragraph.querySelectorAll("[data-at]")];
    let next = null;
    for (const piece of pieces) {
      const start = Number(piece.dataset.at), end = start + Array.from(piece.textContent).length;
      if (piece.textContent !== visible(points, start, end) || (next !== null && next !== start))
        wrong.push(`the words shown at ${start} are not those of the text`);
      next = end;
      drawn.push([start, end]);
      for (const role of ROLES) if (piece.classList.contains(role)) shown[role].push([start, end]);
    }
    if (paragraph.textContent !== pieces.map((piece) => piece.textContent).join("")) wrong.push("it shows words without a place");
  }
  for (const role of ROLES) {
    const inside = (place) => drawn.some(([start, end]) => start <= place && place < end);
    const marked = merged(shown[role]), meant = merged(one.places[role]);
    const spread = (places) => places.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i));
    const blank = (place) => /^\s?$/u.test(points[place] ?? "");
    const marks = spread(marked).filter((place) => !blank(place)).join(), means = spread(meant).filter((place) => !blank(place));
    if (marks !== means.join() || !means.every(inside)) wrong.push(`its ${role} is not marked where it stands`);
  }
  return wrong;
}

async function verify() {
  const line = document.getElementById("record").textContent, record = JSON.parse(line);
  const texts = JSON.parse(document.getElementById("texts").textContent);
  const main = document.getElementById("shown"), general = [], bad = [], points = new Map();
  if ((await hashed(line)) !== document.getElementById("digest").textContent) general.push("the record is not the one that the digest is of");
  if ((await hashed(main.textContent.replace(BLANK, " ").replace(/^ | $/g, ""))) !== record.shown_sha256)
    general.push("the page shows other words than it did when it was made");
  for (const one of record.documents) {
    const text = texts[one.text_sha256];
    if (typeof text === "string" && (await hashed(text)) === one.text_sha256) points.set(one.text_sha256, Array.from(text));
    else general.push(`the text of document ${one.id} is not the one on record`);
  }
  const articles = new Map();
  for (const article of main.querySelectorAll("[data-statement]")) {
    if (articles.has(article.dataset.statement)) general.push(`statement ${article.dataset.statement} is shown twice`);
    articles.set(article.dataset.statement, article);
  }
  for (const one of record.statements) {
    const article = articles.get(one.id), wrong = wrongs(one, article, points.get(one.text_sha256));
    articles.delete(one.id);
    if (wrong.length) bad.push([one.id, wrong[0], Boolean(article)]);
    if (article) mark(article, wrong);
  }
  for (const [name, article] of articles) {
    bad.push([name, "it is not on record", true]);
    mark(article, ["it is not on record"]);
  }
  tell(record.statements.length, bad, general);
}

function mark(article, wrong) {
  const place = article.querySelector("[data-mark]");
  if (!place) return;
  place.classList.add(wrong.length ? "bad" : "good");
  place.textContent = wrong.length ? `✗ not verified: ${wrong.join("; ")}` : "✓ verified";
}

function tell(number, bad, general) {
  const missed = bad.filter(([, why]) => why !== "it is not on record").length, good = number - missed;
  const said = `${good} of ${number} passages verified`, fine = !bad.length && !general.length;
  const why = [...general.map((one) => [null, one]), ...bad.map(([name, one, there]) => [there ? name : null, `statement ${name}: ${one}`])];
  const rest = "Every text has the SHA-256 on record, and every word shown was cut from its text again.";
  show(fine, fine ? `✓ ${said}` : `✗ ${said}; this is not the file that was made`, fine ? rest : "What does not fit:", why);
}

function show(fine, words, rest, list) {
  const verdict = document.getElementById("verdict"), told = document.createElement("p"), more = document.createElement("p");
  told.className = "told";
  told.textContent = words;
  more.textContent = rest;
  verdict.replaceChildren(told, more);
  verdict.className = fine ? "verdict good" : "verdict bad";
  if (!list.length) return;
  const items = document.createElement("ul");
  for (const [name, why] of list) {
    const item = document.createElement("li"), target = name && document.createElement("a");
    (target || item).textContent = why;
    if (target) { target.href = `#s-${name}`; item.append(target); }
    items.append(item);
  }
  verdict.append(items);
}

verify().catch((error) => show(false, "✗ The check could not be made: take nothing here as verified", String(error), []));
