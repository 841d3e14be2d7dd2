// The desk of a reviewer: one statement at a time, a key for each decision, and no page loaded between two of them.
import { announce, Decisions, mark } from "./decisions.js";
import { pick } from "./picking.js";
import { change, redraw } from "./spans.js";

const desk = document.getElementById("desk");
const status = document.getElementById("status");
const alarm = document.getElementById("alarm");
const STATES = { accept: "confirmed", reject: "rejected", correct: "corrected" };
const ENOUGH = 40;

if (desk) begin();

function begin() {
  const cards = document.getElementById("cards");
  const list = document.getElementById("next");
  const panel = document.getElementById("panel");
  const decisions = new Decisions(desk.dataset.token, desk.dataset.reviewer, heard);
  const made = []; // what was decided here, for undo
  let at = 0;
  let more = desk.dataset.more === "1";
  let fetching = false;
  let skipped = 0; // of the queue, what came twice
  let stuck = false; // at the end of what is here, while more is being fetched
  let busy = false;
  let going = false;

  const items = () => [...list.children];
  const card = (index = at) => {
    const item = items()[index];
    return item && document.getElementById(item.firstElementChild.dataset.card);
  };
  const part = (one, name) => one.querySelector(`[data-part="${name}"]`);
  const tell = (one, words) => (part(one, "told").textContent = words);
  const find = (id) => [...cards.querySelectorAll(".card")].find((one) => one.dataset.statement === id);

  // What is kept from before the page was loaded again has been decided: its cards say so.
  for (const decision of decisions.unsent) paint(find(decision.statement), STATES[decision.verdict], false);

  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(items().indexOf(link.parentElement));
  });
  cards.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    const verdict = event.submitter ? event.submitter.value : "";
    if (verdict === "accept" || verdict === "reject") verdictOn(verdict);
    else if (form.elements.name.value.trim() || form.elements.speaker.value) {
      speaker(form.elements.name.value.trim() || form.elements.speaker.value, form.elements.name.value.trim() || form.elements.speaker.selectedOptions[0].text);
      form.elements.name.value = "";
    } else run("s");
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable], dialog");
    if (event.ctrlKey || event.metaKey || event.altKey || typing || busy) return;
    if (event.key.length === 1 && document.activeElement === document.body && card()) card().focus({ preventScroll: true });
    if (going) {
      going = false; // the key after g is for going elsewhere
      return;
    }
    going = event.key === "g";
    if (run(event.key)) event.preventDefault();
  });

  function run(key) {
    const found = { a: () => verdictOn("accept"), r: () => verdictOn("reject"), n: () => show(at + 1), j: () => show(at + 1), p: () => show(at - 1), k: () => show(at - 1), u: undo, s: chooseSpeaker, t: chooseAct, o: chooseStance, c: () => chooseSpan("content"), w: () => chooseSpan("source"), l: chooseLink }[key];
    if (!found || !card()) return false;
    found();
    return true;
  }

  function show(index) {
    const last = items().length - 1;
    const to = Math.max(0, Math.min(last, index));
    stuck = index > last && more;
    if (index > last) tell(card(), more ? "The next ones are being fetched …" : "That was the last one of the queue.");
    if (stuck) prefetch();
    if (to === at && !card().hidden) return;
    card().hidden = true;
    items()[at].firstElementChild.removeAttribute("aria-current");
    at = to;
    card().hidden = false;
    const link = items()[at].firstElementChild;
    link.ariaCurrent = "true";
    list.scrollTop = link.offsetTop - list.offsetTop - list.clientHeight / 3;
    card().focus({ preventScroll: true });
    prefetch();
  }

  // The next ones are fetched before they are needed. On the server, what is undecided here stands before them; what is
  // on its way may do so too, and comes once more: it is known by its name.
  async function prefetch() {
    if (fetching || !more || items().length - at > ENOUGH) return;
    fetching = true;
    let again = 0;
    try {
      const offset = skipped + [...cards.querySelectorAll(".card")].filter((one) => one.dataset.state === "machine").length;
      const answer = await fetch(`/review?offset=${offset}&limit=20`);
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("desk");
      const added = fresh ? take(page) : 0;
      more = Boolean(fresh && fresh.dataset.more === "1");
      skipped = added ? 0 : skipped + (fresh ? page.getElementById("next").children.length : 0);
    } catch {
      again = 1000;
    }
    fetching = false;
    if (stuck && at < items().length - 1) {
      stuck = false;
      tell(card(), "");
      show(at + 1);
    }
    setTimeout(prefetch, again);
  }

  function take(page) {
    let added = 0;
    for (const item of [...page.getElementById("next").children]) {
      const name = item.firstElementChild.dataset.card;
      const one = page.getElementById(name);
      if (document.getElementById(name)) continue;
      one.hidden = true;
      item.firstElementChild.removeAttribute("aria-current");
      cards.insertBefore(document.adoptNode(one), panel);
      list.append(document.adoptNode(item));
      for (const decision of decisions.unsent) if (decision.statement === one.dataset.statement) paint(one, STATES[decision.verdict], false);
      added += 1;
    }
    return added;
  }

  function decide(decision, one = card()) {
    if (!decisions.reviewer) {
      alarm.textContent = "Say who you are first: a decision is recorded with your name.";
      document.getElementById("by").focus();
      return null;
    }
    const before = one.dataset.state;
    const kept = decisions.add({ statement: one.dataset.statement, ...decision });
    made.push({ kept, before });
    if (STATES[decision.verdict]) paint(one, STATES[decision.verdict], false);
    announce({ unsent: decisions.unsent.length, recorded: decisions.recorded }, status, alarm);
    return kept;
  }

  function verdictOn(verdict) {
    // Whoever types fast types on after the last one that is here: that is no decision.
    if (stuck) return;
    if (card().dataset.state === STATES[verdict] || decide({ verdict })) show(at + 1);
  }

  function undo() {
    const last = made.pop();
    if (!last) {
      tell(card(), "Nothing was decided on this page since it was opened.");
      return;
    }
    const one = find(last.kept.statement);
    decisions.add({ statement: last.kept.statement, verdict: "undo", undoes: last.kept.at });
    announce({ unsent: decisions.unsent.length, recorded: decisions.recorded }, status, alarm);
    paint(one, last.before, false);
    show(items().findIndex((item) => item.firstElementChild.dataset.card === one.id));
    tell(one, `Taken back: ${last.kept.verdict}.`);
  }

  function speaker(value, words) {
    const one = card();
    if (decide({ verdict: "correct", corrected: { speaker: value } })) said(one, "speaker", words, `The speaker is ${words}.`);
  }

  function said(one, name, words, sentence) {
    if (name) part(one, name).replaceChildren(words, " ", Object.assign(document.createElement("span"), { className: "quiet", textContent: "as a person corrected it" }));
    tell(one, `${sentence} n goes on, u takes it back.`);
  }

  async function chosen(title, choices, free) {
    busy = true;
    const found = await pick(panel, title, choices, free);
    busy = false;
    return found;
  }
  const options = (within) => [...within.options].filter((one) => one.value).map((one) => ({ value: one.value, words: one.text || one.label, more: one.dataset.type }));

  async function chooseSpeaker() {
    const choices = options(card().querySelector("select"));
    const found = await chosen("Who spoke?", choices, true);
    if (found) speaker(found.words || found.value, found.words || choices.find((one) => one.value === found.value).words);
  }

  async function chooseAct() {
    const found = await chosen("What is done with the words?", options(document.getElementById("acts")));
    const one = card();
    if (found && decide({ verdict: "correct", corrected: { act: found.value } })) said(one, "act", found.value, `The act is ${found.value}.`);
  }

  async function chooseStance() {
    const choices = options(document.getElementById("stances"));
    const found = await chosen("How sure is the speaker, and of what?", choices);
    const one = card();
    const words = found && choices.find((choice) => choice.value === found.value).words;
    if (found && decide({ verdict: "correct", corrected: { degree: found.value.slice(0, -1), polarity: found.value.slice(-1) } })) said(one, "stance", words, `The speaker is ${words}.`);
  }

  async function chooseSpan(role) {
    const one = card();
    busy = true;
    const spans = await change(one, role, JSON.parse(one.dataset[role]), (words) => tell(one, words));
    busy = false;
    if (!spans || !decide({ verdict: "correct", corrected: { [role]: spans } }, one)) return;
    one.dataset[role] = JSON.stringify(spans);
    redraw(one, role, spans);
    said(one, "", "", `The words of the ${role} are changed.`);
  }

  async function chooseLink() {
    const one = card();
    let voices;
    try {
      const answer = await fetch(`/claim/${one.dataset.statement}.json`);
      voices = answer.ok ? (await answer.json()).voices.filter((voice) => voice.statement !== one.dataset.statement) : [];
    } catch {
      tell(one, "The server does not answer.");
      return;
    }
    if (!voices.length) {
      tell(one, "No other statement is part of this claim.");
      return;
    }
    const others = voices.map((voice) => ({ value: voice.statement, words: voice.words, more: [voice.name || voice.speaker, voice.publisher, voice.day].filter(Boolean).join(", ") }));
    const other = await chosen("Which other statement of the claim?", others);
    const bonds = [["same", "they say the same"], ["denies", "one denies the other"], ["unrelated", "they have nothing to do with each other"]];
    const bond = other && (await chosen("How do they stand to each other?", bonds.map(([value, words]) => ({ value, words }))));
    if (bond && decide({ verdict: "link", other: other.value, bond: bond.value }, one)) said(one, "", "", `Linked: ${bond.value}.`);
  }

  function paint(one, state, sure) {
    if (!one || !state) return;
    one.dataset.state = state;
    part(one, "state").replaceChildren(mark(state, sure));
    const link = list.querySelector(`[data-card="${one.id}"] .held`);
    if (link) link.replaceChildren(mark(state, sure));
  }

  // A state is sure when nothing of the statement is on its way any more.
  function heard(news) {
    const one = news.decision && find(news.decision.statement);
    if (one && !decisions.unsent.some((decision) => decision.statement === news.decision.statement)) {
      if (news.refused) {
        const index = made.findIndex((was) => was.kept.at === news.decision.at);
        const [was] = index < 0 ? [] : made.splice(index, 1);
        paint(one, was ? was.before : one.dataset.state, true);
        tell(one, `Not recorded: ${news.refused}`);
      } else paint(one, news.review ? news.review.state : one.dataset.state, true);
    }
    announce(news, status, alarm);
  }

  desk.dataset.ready = "";
  prefetch();
}
