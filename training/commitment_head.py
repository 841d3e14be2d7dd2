r"""Train the head of commitments on the encoder as it stands: what is to be done, by whom, by when, if.

    python training/commitment_head.py --model FOLDER --out head.pt [--news POLNEAR/data/train] [--judged CORPORA]

Lines of the invented `deals/` (deals.py), several of a story in one window, through the int8 encoder that will run; the
head sees what it will see. `h-*` is for the test alone; a story in ten is kept for dev. Paragraphs of news without a
word that could bind are added as such without a commitment, and real paragraphs as readers judged them (judged.py), of
which a document in ten is kept for dev.
"""

import argparse
import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import deals
import judged
import numpy as np
import onnx
import torch
from deals import Bond, Later
from onnxruntime import InferenceSession
from torch import Tensor, nn
from torch.nn import functional

from onrecord.models.tokens import Tokenizer
from onrecord.reading.windows import Window, pack, pieces
from onrecord.records import OutcomeKind, Span

PARTS = ("P", "T", "D", "O", "by", "to", "due", "if")
"""What words are marked as; the first four are what is to be done."""
DEEDS = 4
TAGS = 1 + 2 * len(PARTS)
"""Outside; then beginning and inside of each part."""
WIDE, REACH, TENTHS = 192, 5, 10
AT_ONCE = 6
"""Lines of a story in one window, at most."""
SHOWN = 5
"""Passes after which dev is scored."""
NEWS, WORDS = 2000, 110_000
_BINDING = re.compile(
    r"\b(?:will|shall|would|must|ll|going to|promis|pledg|vow|commit|undert|guarantee|threat|demand|ultimatum|oblig"
    r"|intend|swear|swor|deadline)",
    re.IGNORECASE,
)
"""What may bind somebody: such paragraphs of news are left out, for nobody has marked them."""
ASIDE = "bonds"
"""What the folder's own head says, where it has one: readers judged what is to be done, not by whom or by when."""
HIDDEN = "/network/encoder/encoder/layer.{}/output/LayerNorm/LayerNormalization_output_0"


@dataclass(frozen=True, slots=True)
class Example:
    """A window: what the encoder makes of its words, `[words, size]`, and their tags, `[words]`."""

    hidden: Tensor
    tags: Tensor
    story: str
    window: Window
    text: str


class Head(nn.Module):
    """Tags for word pieces from what the encoder makes of them and of their neighbours."""

    def __init__(self, size: int, wide: int = WIDE, dropout: float = 0.3) -> None:
        super().__init__()
        self.into = nn.Linear(size, wide)
        self.near = nn.Conv1d(wide, wide, REACH, padding=REACH // 2)
        self.far = nn.Conv1d(wide, wide, REACH, padding=REACH // 2)
        self.tags = nn.Linear(wide, TAGS)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor) -> Tensor:
        """Logits `[rows, tokens, TAGS]` of `[rows, tokens, size]`."""
        held = functional.gelu(self.into(self.dropout(hidden)))
        for layer in (self.near, self.far):
            held = held + functional.gelu(layer(self.dropout(held).transpose(1, 2)).transpose(1, 2))
        return self.tags(held)


class Encoder:
    """The encoder of a model folder, by what its last layers give."""

    def __init__(self, folder: Path, layers: Sequence[int]) -> None:
        graph = onnx.load(str(folder / "model.onnx"))
        self.names = [HIDDEN.format(layer) for layer in layers]
        self.aside = [one.name for one in graph.graph.output if one.name == ASIDE]
        for name in self.names:
            graph.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
        with TemporaryDirectory() as held:
            path = Path(held) / "model.onnx"
            onnx.save(graph, str(path))
            self.session = InferenceSession(str(path))
        self.tokenizer = Tokenizer(folder / "tokenizer.json")

    def windows(self, text: str, parts: Sequence[Span]) -> Iterator[tuple[Window, np.ndarray, np.ndarray]]:
        """Windows of a text with what the encoder makes of their word pieces, `[tokens, size]`, and which of these the
        folder's own head takes for a side, a day or a condition, `[tokens]`."""
        for window in pack(pieces(text, parts, self.tokenizer), self.tokenizer):
            inputs = {"ids": window.ids[None], "types": window.types[None], "mask": np.ones_like(window.ids)[None]}
            held = [each[0] for each in self.session.run([*self.names, *self.aside], inputs)]
            aside = np.zeros(len(window.ids), dtype=bool)
            if self.aside:
                aside = held.pop().argmax(1) > 2 * DEEDS
            yield window, np.concatenate(held, axis=1), aside


def sheets(lines: Sequence[Bond | Later], rng: random.Random) -> Iterator[list[Bond | Later]]:
    """Lines of a story as they may stand together: those that make a commitment, that look like it, and that tell of
    one done or not done."""
    by_story: dict[str, list[Bond | Later]] = {}
    for line in lines:
        if isinstance(line, Bond) or line.outcome in {OutcomeKind.DONE, OutcomeKind.NOT_DONE}:
            by_story.setdefault(line.story, []).append(line)
    for some in by_story.values():
        rest = rng.sample(some, len(some))
        while rest:
            count = rng.randint(1, AT_ONCE)
            yield rest[:count]
            rest = rest[count:]


def examples(lines: Sequence[Bond | Later], encoder: Encoder, rng: random.Random) -> Iterator[Example]:
    """Windows of several lines each."""
    for sheet in sheets(lines, rng):
        text, parts, marks = "", [], []
        for line in sheet:
            parts.append(Span(len(text), len(text) + len(line.text)))
            if isinstance(line, Bond):
                marks += [(mark.part, mark.span.start + len(text), mark.span.end + len(text)) for mark in line.marks]
            text += line.text + "\n\n"
        for window, hidden, _ in encoder.windows(text, parts):
            yield Example(
                torch.from_numpy(hidden), torch.from_numpy(tagged(window, marks)), sheet[0].story, window, text
            )


def tagged(window: Window, marks: Sequence[tuple[str, int, int]]) -> np.ndarray:
    """The tags of a window's word pieces: a word's first piece carries it, the others -1 (not scored)."""
    found = np.full(len(window.ids), -1)
    found[window.firsts] = 0
    for part, start, end in marks:
        words = np.flatnonzero((window.starts < end) & (window.ends > start))
        tag = 1 + 2 * PARTS.index(part)
        found[window.firsts[words]] = tag + 1
        found[window.firsts[words[:1]]] = tag
    return found


def news(folder: Sequence[Path], encoder: Encoder, rng: random.Random) -> Iterator[Example]:
    """Paragraphs of news in which nothing could bind anybody."""
    paths = sorted(path for part in folder for path in part.rglob("*.txt"))
    given = 0
    for path in rng.sample(paths, min(len(paths), NEWS)):
        text = path.read_text(encoding="utf-8", errors="replace")
        spans = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]{40,}", text) if not _BINDING.search(m.group())]
        some = sorted(rng.sample(spans, min(AT_ONCE, len(spans))), key=lambda span: span.start)
        for window, hidden, _ in encoder.windows(text, some):
            given += len(window.firsts)
            yield Example(
                torch.from_numpy(hidden), torch.from_numpy(tagged(window, ())), f"news {path.stem}", window, text
            )
        if given > WORDS:
            return


def real(corpora: Path, encoder: Encoder) -> Iterator[Example]:
    """Real paragraphs with what readers judged in them: sides, days and conditions, and words that are only partly
    what is to be done, are not scored."""
    by_text: dict[tuple[str, str], list[judged.Judgement]] = {}
    for one in judged.commitments():
        by_text.setdefault((one.corpus, one.document), []).append(one)
    for corpus in sorted({corpus for corpus, _ in by_text}):
        for held in judged.texts(corpora, corpus):
            mine = by_text.get((corpus, held.name), [])
            if mine:
                yield from _paragraphs(held, mine, encoder)


def _paragraphs(held: judged.Text, mine: Sequence[judged.Judgement], encoder: Encoder) -> Iterator[Example]:
    """The paragraphs of a text in which something was judged, a few at a time."""
    parts = [Span(found.start(), found.end()) for found in re.finditer(r"[^\n]+", held.text)]
    parts = [part for part in parts if any(one.span.overlaps(part) for one in mine)]
    bound = [one for one in mine if one.kind != judged.NONE]
    marks = [(one.kind, one.span.start, one.span.end) for one in bound if one.whole]
    for at in range(0, len(parts), AT_ONCE):
        for window, hidden, aside in encoder.windows(held.text, parts[at : at + AT_ONCE]):
            tags = tagged(window, marks)
            outside = tags[window.firsts] == 0
            doubtful = aside[window.firsts] & outside
            for one in bound:
                inside = (window.starts < one.span.end) & (window.ends > one.span.start)
                doubtful |= inside & outside if one.whole else inside
            tags[window.firsts[doubtful]] = -1
            yield Example(torch.from_numpy(hidden), torch.from_numpy(tags), held.name, window, held.text)


def told_apart(head: Head, dev: Sequence[Example]) -> float:
    """Average precision of the words that are to be done, over those that were scored in real paragraphs."""
    head.eval()
    told, right = [], []
    with torch.no_grad():
        for one in dev:
            tags = one.tags.numpy()
            deed = head(one.hidden[None])[0].softmax(1)[:, 1 : 1 + 2 * DEEDS].sum(1).numpy()
            told.append(deed[tags >= 0])
            right.append(((tags > 0) & (tags <= 2 * DEEDS))[tags >= 0])
    order = np.argsort(-np.concatenate(told))
    hits = np.concatenate(right)[order]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1) * hits).sum() / hits.sum())


def batch_of(some: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Hidden states and tags, padded."""
    longest = max(len(one.tags) for one in some)
    hidden = torch.zeros(len(some), longest, some[0].hidden.shape[1])
    tags = torch.full((len(some), longest), -1)
    for row, one in enumerate(some):
        hidden[row, : len(one.tags)] = one.hidden
        tags[row, : len(one.tags)] = one.tags
    return hidden, tags


def fit(head: Head, taught: Sequence[Example], options: argparse.Namespace, dev: Sequence[Example]) -> None:
    """Train; scored on dev every few passes."""
    optimiser = torch.optim.AdamW(head.parameters(), lr=options.rate, weight_decay=0.02)
    steps = options.passes * (len(taught) // options.batch + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.02, 1 - step / steps))
    rng = random.Random(options.seed)
    for number in range(options.passes):
        head.train()
        total = 0.0
        order = rng.sample(taught, len(taught))
        for at in range(0, len(order), options.batch):
            hidden, tags = batch_of(order[at : at + options.batch])
            loss = functional.cross_entropy(
                head(hidden).flatten(0, 1), tags.flatten(), ignore_index=-1, label_smoothing=0.03
            )
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            total += loss.item()
        if (number + 1) % SHOWN == 0:
            print(
                json.dumps(
                    {"pass": number + 1, "loss": round(total * options.batch / len(taught), 4), **score(head, dev)}
                ),
                flush=True,
            )


def spans_of(tags: np.ndarray) -> list[tuple[int, int, int]]:
    """Part, first and last place of each run of tags."""
    found: list[list[int]] = []
    for place, tag in enumerate(tags):
        part, begins = (tag - 1) // 2, tag % 2 == 1
        if tag <= 0:
            continue
        if found and not begins and found[-1][0] == part and found[-1][2] == place - 1:
            found[-1][2] = place
        else:
            found.append([part, place, place])
    return [tuple(one) for one in found]


@torch.no_grad()
def score(head: Head, dev: Sequence[Example]) -> dict[str, float]:
    """Precision and recall of what is to be done, by touch; of the others, too."""
    head.eval()
    given, right, gold, found, kinds = (dict.fromkeys(("what", "by", "to", "due", "if"), 0) for _ in range(5))
    for one in dev:
        words = torch.from_numpy(one.window.firsts)
        mine = spans_of(head(one.hidden[None])[0, words].argmax(1).numpy())
        theirs = spans_of(one.tags[words].numpy())
        for part, first, last in mine:
            given[_named(part)] += 1
            right[_named(part)] += any(_named(p) == _named(part) and f <= last and first <= t for p, f, t in theirs)
        for part, first, last in theirs:
            gold[_named(part)] += 1
            hits = [p for p, f, t in mine if _named(p) == _named(part) and f <= last and first <= t]
            found[_named(part)] += bool(hits)
            kinds[_named(part)] += part in hits
    shares = {}
    for name in gold:
        shares[f"{name} P"] = round(100 * right[name] / max(1, given[name]), 1)
        shares[f"{name} R"] = round(100 * found[name] / max(1, gold[name]), 1)
    return {**shares, "kind": round(100 * kinds["what"] / max(1, found["what"]), 1)}


def _named(part: int) -> str:
    """What a part is counted under: all that is to be done together."""
    return "what" if part < DEEDS else PARTS[part]


def kept_back(story: str) -> bool:
    """Whether a story is for dev."""
    return int(hashlib.sha256(story.encode()).hexdigest(), 16) % TENTHS == 0


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="a model folder, whose encoder stays as it is")
    parser.add_argument("--deals", type=Path, default=deals.DEALS)
    parser.add_argument("--news", type=Path, nargs="*", default=[], help="folders of plain news")
    parser.add_argument("--judged", type=Path, help="the folder of corpora; real paragraphs as readers judged them")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--begin", type=Path, help="a head to go on from")
    parser.add_argument("--weight", type=int, default=1, help="how often a real paragraph is shown in one pass")
    parser.add_argument("--layers", type=int, nargs="+", default=[5])
    parser.add_argument("--passes", type=int, default=30)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--sheets", type=int, default=3, help="how often the lines are dealt to windows")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Encode, train, write the head."""
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    encoder = Encoder(options.model, options.layers)
    lines = deals.read([path for path in options.deals.glob("*.txt") if not path.stem.startswith("h-")])
    test = deals.read(list(options.deals.glob("h-*.txt")))
    held = [
        one
        for _ in range(options.sheets)
        for one in examples([x for x in lines if not kept_back(x.story)], encoder, rng)
    ]
    held += news(options.news, encoder, rng) if options.news else []
    reals = list(real(options.judged, encoder)) if options.judged else []
    held += [one for one in reals if not judged.kept_back(one.story)] * options.weight
    dev = list(examples([x for x in lines if kept_back(x.story)], encoder, rng))
    unseen = list(examples(test, encoder, rng))
    print(json.dumps({"windows": len(held), "dev": len(dev), "test": len(unseen)}), flush=True)
    head = Head(held[0].hidden.shape[1])
    if options.begin:
        head.load_state_dict(torch.load(options.begin, weights_only=True))
    fit(head, held, options, dev)
    print(json.dumps({"test": score(head, unseen)}))
    if reals:
        print(json.dumps({"real": told_apart(head, [one for one in reals if judged.kept_back(one.story)])}))
    torch.save(head.state_dict(), options.out)


if __name__ == "__main__":
    main()
