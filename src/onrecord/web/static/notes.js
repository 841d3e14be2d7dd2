// Review beside the text: the keys of the desk on the statement that has the focus. The buttons work without it.
import { announce, Decisions, mark } from "./decisions.js";
import { pick } from "./picking.js";

const form = document.getElementById("judge");
const STATES = { accept: "confirmed", reject: "rejected", correct: "corrected" };

if (form) begin();

function begin() {
  const status = document.getElementById("status");
  const alarm = document.getElementById("alarm");
  const panel = document.getElementById("panel");
  const decisions = new Decisions(form.dataset.token, form.dataset.reviewer, heard);
  const made = [];
  let going = false;

  const find = (id) => document.querySelector(`.note[data-statement="${CSS.escape(id)}"]`);
  const stateOf = (note) => ["confirmed", "corrected", "rejected"].find((one) => note.querySelector(".state").classList.contains(one)) || "machine";

  document.addEventListener("keydown", (event) => {
    const note = event.target.closest(".note");
    if (!note || event.ctrlKey || event.metaKey || event.altKey) return;
    const [after, key] = [going, event.key];
    going = !after && key === "g";
    if (after) return;
    if (key === "a") decide(note, { verdict: "accept" });
    else if (key === "r") decide(note, { verdict: "reject" });
    else if (key === "s") speaker(note, event);
    else if (key === "u") undo();
  });

  function decide(note, decision) {
    if (!decisions.reviewer) {
      alarm.textContent = "Say who you are first: a decision is recorded with your name.";
      document.getElementById("by").focus();
      return;
    }
    made.push({ kept: decisions.add({ statement: note.dataset.statement, ...decision }), before: stateOf(note) });
    paint(note, STATES[decision.verdict], false);
  }

  async function speaker(note, event) {
    event.preventDefault();
    const choices = [...document.getElementById("speakers").options].map((one) => ({ value: one.value, words: one.text, more: one.dataset.type }));
    note.after(panel);
    const found = await pick(panel, "Who spoke?", choices, true);
    if (found) decide(note, { verdict: "correct", corrected: { speaker: found.words || found.value } });
  }

  function undo() {
    const last = made.pop();
    if (!last) return;
    const note = find(last.kept.statement);
    decisions.add({ statement: last.kept.statement, verdict: "undo", undoes: last.kept.at });
    paint(note, last.before, false);
    note.focus();
  }

  function paint(note, state, sure) {
    note.querySelector(".state").replaceWith(mark(state, sure));
    note.classList.toggle("rejected", state === "rejected");
  }

  function heard(news) {
    const note = news.decision && find(news.decision.statement);
    if (note && !decisions.unsent.some((decision) => decision.statement === news.decision.statement)) {
      const was = made.find((one) => one.kept.at === news.decision.at);
      if (news.refused) paint(note, was ? was.before : stateOf(note), true);
      else if (news.review) paint(note, news.review.state, true);
    }
    announce(news, status, alarm);
  }
}
