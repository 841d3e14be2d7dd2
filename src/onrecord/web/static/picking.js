// A short list to pick from by one key, or by typing. Used for the speaker, the act, certainty and links.

// Show choices ({ value, words, more }) in a panel; `free` lets words that are none of them be taken. Gives what was picked
// as { value } or { words }, or null.
export function pick(panel, title, choices, free = false) {
  return new Promise((done) => {
    const before = document.activeElement;
    const head = Object.assign(document.createElement("p"), { textContent: title, className: "title" });
    const input = Object.assign(document.createElement("input"), { autocomplete: "off", spellcheck: false });
    input.ariaLabel = title;
    input.placeholder = free ? "1 to 9, or type a name" : "1 to 9, or type";
    const list = document.createElement("ol");
    panel.replaceChildren(head, input, list);
    panel.hidden = false;
    let shown = [];

    function show() {
      const typed = plain(input.value);
      shown = choices.filter((one) => !typed || plain(one.words).includes(typed)).slice(0, 30);
      list.replaceChildren(...shown.map((one, index) => line(one, index)));
    }
    function line(one, index) {
      const item = document.createElement("li");
      const button = Object.assign(document.createElement("button"), { type: "button" });
      if (index < 9) button.append(Object.assign(document.createElement("kbd"), { textContent: index + 1 }), " ");
      button.append(one.words);
      if (one.more) button.append(Object.assign(document.createElement("span"), { className: "quiet", textContent: ` ${one.more}` }));
      button.addEventListener("click", () => close({ value: one.value }));
      item.append(button);
      return item;
    }
    function close(picked) {
      panel.hidden = true;
      panel.replaceChildren();
      if (before && before.isConnected) before.focus({ preventScroll: true });
      done(picked);
    }
    input.addEventListener("input", show);
    panel.onkeydown = (event) => {
      event.stopPropagation();
      const number = Number(event.key);
      if (event.key === "Escape") close(null);
      else if (!input.value && number >= 1 && number <= Math.min(9, shown.length)) {
        event.preventDefault();
        close({ value: shown[number - 1].value });
      } else if (event.key === "Enter" && event.target === input) {
        event.preventDefault();
        const typed = input.value.trim();
        const same = shown.find((one) => plain(one.words) === plain(typed));
        if (typed && free && !same) close({ words: typed });
        else if (typed && (same || shown.length)) close({ value: (same || shown[0]).value });
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const stops = [input, ...list.querySelectorAll("button")];
        const at = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
        stops[Math.max(0, Math.min(stops.length - 1, at))].focus();
      }
    };
    show();
    input.focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest" });
  });
}

const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
