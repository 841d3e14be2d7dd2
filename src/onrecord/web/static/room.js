// What a page does beyond being read: keys, the legend, and what belongs together lighting up. All of it works without.
"use strict";

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
const GO = { c: "/claims", s: "/statements", a: "/actors", p: "/promises", t: "/timeline", n: "/numbers", u: "/sources", w: "/network", y: "/hypotheses", d: "/documents", r: "/review", h: "/" };
const legend = document.getElementById("legend");
let going = false;

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-legend]")) {
    event.preventDefault();
    legend.showModal();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || legend.open) return;
  if (going) {
    going = false;
    if (GO[event.key]) location.assign(GO[event.key]);
  } else if (event.key === "?") legend.showModal();
  else if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find").select();
  } else if (event.key === "g") going = true;
  else if ((event.key === "j" || event.key === "k") && !document.body.classList.contains("own-keys")) move(event.key === "j" ? 1 : -1);
});

// Rows of a list and statements: the next or the previous one is focused, whose link Enter opens.
function move(step) {
  const rows = [...document.querySelectorAll("[data-row], .voice, .note")];
  const at = rows.findLastIndex((row) => row.contains(document.activeElement));
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
  const link = next && (next.matches("a") ? next : next.querySelector("a"));
  if (link) {
    link.focus();
    next.scrollIntoView({ block: "nearest" });
  }
}

// Source, cue and content of a statement, its note, and what it stands in light up together.
function light(element, on) {
  const names = (element.dataset.of || "").split(" ").filter(Boolean);
  for (const name of names)
    for (const one of document.querySelectorAll(`[data-of~="${CSS.escape(name)}"]`)) one.classList.toggle("lit", on);
}
for (const [kind, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]])
  document.addEventListener(kind, (event) => {
    const found = event.target.closest("[data-of]");
    if (found) light(found, on);
  });

// #char=120,145 is shown wherever it lies: code points of the text, as everywhere.
function passage() {
  for (const one of document.querySelectorAll(".passage")) one.parentElement.textContent = one.parentElement.textContent;
  const found = /^#char=(\d+),(\d+)$/.exec(location.hash);
  if (!found) return;
  let first = null;
  for (const piece of document.querySelectorAll(".leaf [data-at]")) {
    const letters = [...piece.textContent];
    const [from, to] = [Math.max(Number(found[1]) - piece.dataset.at, 0), Math.min(Number(found[2]) - piece.dataset.at, letters.length)];
    if (from >= to) continue;
    const words = (start, end) => letters.slice(start, end).join("");
    const shown = Object.assign(document.createElement("span"), { className: "passage", textContent: words(from, to) });
    piece.replaceChildren(words(0, from), shown, words(to));
    first = first || shown;
  }
  if (first) {
    document.querySelectorAll(".m.lit").forEach((one) => one.classList.remove("lit"));
    first.scrollIntoView({ block: "center" });
  }
}
addEventListener("hashchange", passage);

// Notes stand beside the line that they are about, below each other where there are many.
function align() {
  if (!matchMedia("(min-width: 46.01rem)").matches) return;
  for (const leaf of document.querySelectorAll(".leaf")) {
    for (const note of leaf.querySelectorAll(".margin > .note")) {
      note.style.marginTop = "";
      const mark = document.getElementById(note.dataset.mark);
      const lower = mark ? mark.getClientRects()[0].top - note.getBoundingClientRect().top : 0;
      if (lower > 0) note.style.marginTop = `${lower}px`;
    }
  }
}
align();
passage();
addEventListener("load", align);
addEventListener("resize", align);
