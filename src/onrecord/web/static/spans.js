// Places in a passage, changed by mouse or by word. Places are code points of the document's text, as everywhere.

// Let the reader change places; gives them, or null where they are left as they were.
export function change(card, role, spans, hint) {
  return new Promise((done) => {
    const reading = card.querySelector(".reading");
    const before = reading.cloneNode(true);
    const words = [];
    for (const leaf of reading.querySelectorAll("[data-leaf]")) split(leaf, words);
    let pieces = spans.length ? spans.map((span) => [...span]) : [near(words, card)];
    hint(`Select the words of the ${role}, or ← → move the end, with Shift the beginning. Enter keeps it, Escape leaves it.`);
    reading.classList.add("changing");

    function draw() {
      for (const word of words) word.element.classList.toggle("chosen", pieces.some(([start, end]) => word.start < end && word.end > start));
    }
    function move(edge, step) {
      const piece = edge ? pieces.at(-1) : pieces[0];
      const inside = words.filter((word) => word.start < piece[1] && word.end > piece[0]);
      const at = words.indexOf(edge ? inside.at(-1) : inside[0]) + step;
      const word = words[at];
      if (!word) return;
      const moved = edge ? [piece[0], word.end] : [word.start, piece[1]];
      if (moved[0] >= moved[1]) {
        if (pieces.length > 1) pieces.splice(edge ? -1 : 0, 1);
      } else pieces[edge ? pieces.length - 1 : 0] = moved;
      pieces = merged(pieces);
      draw();
    }
    function selected(event) {
      const found = getSelection();
      if (found.isCollapsed || !reading.contains(found.anchorNode)) return;
      const range = found.getRangeAt(0);
      const taken = words.filter((word) => range.intersectsNode(word.element) && !outside(range, word.element));
      if (!taken.length) return;
      const piece = [taken[0].start, taken.at(-1).end];
      pieces = merged(event.ctrlKey || event.metaKey ? [...pieces, piece] : [piece]);
      found.removeAllRanges();
      draw();
    }
    function keys(event) {
      event.stopImmediatePropagation();
      if (event.key === "Escape" || event.key === "Enter") {
        event.preventDefault();
        close(event.key === "Enter" ? pieces : null);
      } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
        event.preventDefault();
        move(!event.shiftKey, event.key === "ArrowRight" ? 1 : -1);
      }
    }
    function close(found) {
      document.removeEventListener("keydown", keys, true);
      document.removeEventListener("mouseup", selected);
      reading.replaceWith(before);
      hint("");
      done(found);
    }
    document.addEventListener("keydown", keys, true);
    document.addEventListener("mouseup", selected);
    draw();
  });
}

// Show places anew without asking the server.
export function redraw(card, role, spans) {
  for (const piece of card.querySelectorAll(`.reading .${role}`)) piece.classList.remove(role);
  for (const leaf of card.querySelectorAll("[data-leaf]")) {
    const words = [];
    split(leaf, words, true);
    for (const word of words)
      if (spans.some(([start, end]) => word.start < end && word.end > start)) word.element.classList.add("m", role);
  }
}

// Every word of a leaf as an element of its own, with its place; the characters stay as they are.
function split(leaf, words, all = false) {
  for (const piece of leaf.querySelectorAll("[data-at]")) {
    let at = Number(piece.dataset.at);
    const parts = piece.textContent.match(all ? /\S+|\s+/gu : /\s+|[^\s\p{P}]+|\p{P}/gu) || [];
    piece.replaceChildren(
      ...parts.map((part) => {
        const end = at + [...part].length;
        if (/^\s/u.test(part) && !all) {
          at = end;
          return part;
        }
        const element = Object.assign(document.createElement("span"), { textContent: part });
        element.dataset.at = at;
        words.push({ element, start: at, end });
        at = end;
        return element;
      }),
    );
    piece.removeAttribute("data-at");
  }
}

// The word before the content, for a statement that has no source yet.
function near(words, card) {
  const [[start]] = JSON.parse(card.dataset.content);
  const before = words.filter((word) => word.end <= start).at(-1) || words[0];
  return [before.start, before.end];
}

function outside(range, element) {
  const whole = document.createRange();
  whole.selectNodeContents(element);
  return range.compareBoundaryPoints(Range.START_TO_END, whole) <= 0 || range.compareBoundaryPoints(Range.END_TO_START, whole) >= 0;
}

function merged(pieces) {
  const found = [];
  for (const piece of [...pieces].sort((one, other) => one[0] - other[0]))
    if (found.length && piece[0] <= found.at(-1)[1]) found.at(-1)[1] = Math.max(found.at(-1)[1], piece[1]);
    else found.push([...piece]);
  return found;
}
