// Decisions on their way to the disk. The one rule: a decision is kept in this tab until the server has said that it is
// recorded; its instant is its name, so that it is recorded once, however often it is sent.

const KEPT = "onrecord-decisions";
const SLOWEST = 10000;

export class Decisions {
  // `told` hears of every change: { unsent, recorded, trouble, refused }.
  constructor(token, reviewer, told) {
    this.token = token;
    this.reviewer = reviewer;
    this.told = told;
    this.unsent = JSON.parse(sessionStorage.getItem(KEPT) || "[]");
    this.recorded = 0;
    this.wait = 250;
    this.last = 0;
    this.sending = false;
    addEventListener("beforeunload", (event) => {
      if (this.unsent.length) event.preventDefault();
    });
    if (this.unsent.length) this.send();
  }

  // Keep a decision, then send it; returns it with its instant.
  add(decision) {
    this.last = Math.max(Date.now(), this.last + 1);
    const odd = String(Math.floor(Math.random() * 1000)).padStart(3, "0");
    const kept = { ...decision, by: this.reviewer, at: new Date(this.last).toISOString().replace("Z", `${odd}Z`) };
    this.unsent.push(kept);
    this.keep();
    this.send();
    return kept;
  }

  keep() {
    sessionStorage.setItem(KEPT, JSON.stringify(this.unsent));
  }

  // One after the other, in their order.
  async send() {
    if (this.sending) return;
    this.sending = true;
    while (this.unsent.length) {
      const decision = this.unsent[0];
      const trouble = await this.post(decision);
      if (trouble) {
        this.told({ unsent: this.unsent.length, recorded: this.recorded, trouble });
        await new Promise((done) => setTimeout(done, this.wait));
        this.wait = Math.min(this.wait * 2, SLOWEST);
      } else this.wait = 250;
    }
    this.sending = false;
  }

  // Nothing where the decision is settled, and what is wrong where it is to be sent again.
  async post(decision) {
    let answer, said;
    try {
      answer = await fetch("/review", {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-Token": this.token },
        body: JSON.stringify(decision),
      });
      said = await answer.json();
    } catch {
      return "The server does not answer.";
    }
    if (answer.ok) {
      this.settle();
      this.recorded += 1;
      this.told({ unsent: this.unsent.length, recorded: this.recorded, decision, review: said.review });
      return "";
    }
    const message = (said.error && said.error.message) || `The server answers ${answer.status}.`;
    if (answer.status === 403) return (await this.renew()) ? "The server was started again." : message;
    if (answer.status === 401) return "You are logged out: log in again in another tab.";
    if (answer.status === 429 || answer.status >= 500) return message;
    this.settle();
    this.told({ unsent: this.unsent.length, recorded: this.recorded, decision, refused: message });
    return "";
  }

  settle() {
    this.unsent.shift();
    this.keep();
  }

  // A server that was started again knows no token of before; its page has a new one.
  async renew() {
    try {
      const page = new DOMParser().parseFromString(await (await fetch("/review")).text(), "text/html");
      const found = page.querySelector('input[name="token"]');
      if (found) this.token = found.value;
      return Boolean(found);
    } catch {
      return false;
    }
  }
}

// Say how it stands, and loudly where something is not on the disk.
export function announce(news, status, alarm) {
  if (news.refused) alarm.textContent = `Not recorded: ${news.refused}`;
  else if (news.trouble) {
    const many = news.unsent === 1 ? "1 decision is" : `${news.unsent} decisions are`;
    alarm.textContent = `${many} not recorded yet. ${news.trouble} Kept in this tab and sent again; do not close it.`;
  } else if (!news.unsent && !alarm.textContent.startsWith("Not recorded")) alarm.textContent = "";
  status.dataset.recorded = news.recorded;
  status.dataset.unsent = news.unsent;
  status.textContent = news.unsent
    ? `${news.recorded} recorded, ${news.unsent} on the way`
    : `${news.recorded} recorded since this page was opened, none on the way`;
}

const SIGNS = { machine: "○", confirmed: "●", corrected: "◐", rejected: "⊘" };

// The mark of a state, as the templates draw it; `sure` is false until it is on the disk.
export function mark(state, sure) {
  const found = document.createElement("span");
  found.className = `state ${state}${sure ? "" : " unsure"}`;
  found.title = sure ? "on record" : "on its way to the disk";
  const sign = document.createElement("span");
  sign.ariaHidden = "true";
  sign.textContent = SIGNS[state];
  const words = document.createElement("span");
  if (state === "machine") words.className = "vh";
  words.textContent = ` ${state}${sure ? "" : " …"}`;
  found.append(sign, words);
  return found;
}
