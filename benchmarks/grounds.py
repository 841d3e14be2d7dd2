"""Are grounds found with what they are offered for, and is what is open left open? On invented passages.

    python benchmarks/grounds.py [--show 20] [--text FILE…]

A ground is right where its words and those of its conclusion are the marked ones in the main: half or more of the
words of either side are shared. `untouched` passages were written before the rules ran, and their failures were not
read. With `--text`, what is found in files is printed to be read.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.markdown import Cell, table
from benchmarks.unnamed_cases import unmarked
from onrecord.reading.grounds import find_grounds
from onrecord.records import (
    Document,
    Ground,
    GroundKind,
    SourceKind,
    Spans,
    Statement,
    StatementKind,
    sha256,
    statement_id,
    words,
)

HERE = Path(__file__).parent
WORD = re.compile(r"\w+")
SLIGHT = frozenset({"a", "an", "the", "that", "of", "to", "in", "on", "at", "by", "it", "is", "was", "were", "are"})
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Passage:
    """An invented passage as a person marks it. `kind` is None where it offers no ground; a passage whose conclusion
    is neither grounded nor open has no conclusion."""

    text: str
    statements: tuple[Statement, ...]
    kind: GroundKind | None
    ground: Spans
    conclusion: Spans
    open: bool
    mended: bool

    def found(self) -> tuple[Ground, ...]:
        """What the program makes of it."""
        return find_grounds(Document(self.text, sha256(self.text.encode()), language="en"), self.statements)


def read_passages(path: Path) -> list[Passage]:
    """The passages of a `cases.json`, in its order. Marks: g ground, c conclusion, s source, q cue, t content."""
    found = []
    for held in json.loads(path.read_text(encoding="utf-8")):
        text, pieces = unmarked(held["marked"])
        found.append(
            Passage(
                text,
                tuple(_statements(text, pieces)),
                GroundKind(held["kind"]) if held["kind"] else None,
                pieces.get("g", ()),
                pieces.get("c", ()),
                held["open"],
                held["mended"],
            )
        )
    return found


def _statements(text: str, pieces: dict[str, Spans]) -> Iterator[Statement]:
    if "t" in pieces:
        parts = (pieces.get("s", ()), pieces.get("q", ()), pieces["t"])
        name = statement_id(sha256(text.encode()), *parts)
        yield Statement(name, StatementKind.INDIRECT, *parts, SourceKind.NAMED, 1.0)


def alike(text: str, one: Spans, other: Spans) -> bool:
    """Whether half of the weightier words of either are those of the other; two that are empty are alike."""
    ours, theirs = (_heads(words(text, spans)) for spans in (one, other))
    if not ours or not theirs:
        return ours == theirs
    shared = len(ours & theirs)
    return shared >= ALIKE * len(ours) and shared >= ALIKE * len(theirs)


def _heads(held: str) -> set[str]:
    every = {word.lower() for word in WORD.findall(held)}
    return every - SLIGHT or every


def fits(passage: Passage, ground: Ground) -> bool:
    """Whether what was found is what was marked, ground and conclusion; openness apart."""
    return alike(passage.text, passage.ground, ground.ground) and alike(
        passage.text, passage.conclusion, ground.conclusion
    )


@dataclass(slots=True)
class _Tally:
    marked: int = 0
    right: int = 0
    found: int = 0

    def row(self, name: str) -> list[Cell]:
        precision = 100 * self.right / max(1, self.found)
        recall = 100 * self.right / max(1, self.marked)
        return [name, self.marked, self.found, self.right, precision, recall]


def tallied(passages: Sequence[Passage]) -> list[list[Cell]]:
    """Rows for grounds with their conclusions, for their kinds, and for what is open."""
    grounds, kinds, opened = _Tally(), _Tally(), _Tally()
    for passage in passages:
        found = passage.found()
        offered = [one for one in found if one.ground]
        hits = [one for one in offered if passage.kind is not None and fits(passage, one)][:1]
        grounds.marked += passage.kind is not None
        grounds.found += len(offered)
        grounds.right += len(hits)
        kinds.marked += len(hits)
        kinds.found += len(hits)
        kinds.right += any(one.kind is passage.kind for one in hits)
        left = [one for one in found if one.open]
        opened.marked += passage.open
        opened.found += len(left)
        opened.right += passage.open and any(
            alike(passage.text, passage.conclusion, one.conclusion) for one in left[:1]
        )
    return [
        grounds.row("ground and conclusion"),
        kinds.row("kind, where both are right"),
        opened.row("left open, with its conclusion"),
    ]


def failures(passages: Sequence[Passage]) -> Iterator[str]:
    """Passages that are not as they were marked, in a form to be read."""
    for passage in passages:
        found = passage.found()
        wanted = bool(passage.conclusion)
        right = len(found) == wanted and all(fits(passage, one) and one.open == passage.open for one in found)
        if not right:
            yield "\n".join((passage.text, *(shown(passage.text, one) for one in found), ""))


def shown(text: str, ground: Ground) -> str:
    """A ground in words."""
    parts = (words(text, part) for part in (ground.ground, ground.marker, ground.conclusion))
    offered, marker, conclusion = (" ".join(part.split()) for part in parts)
    left = " (open)" if ground.open else ""
    inside = " in a statement" if ground.statement else ""
    return f"   {ground.kind}{left}{inside}: [{offered}] –{marker}→ [{conclusion}]"


def main() -> None:
    """Print the tables, and what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="also print N failures on mended passages")
    parser.add_argument("--text", type=Path, nargs="*", default=(), help="texts in which to look, without statements")
    options = parser.parse_args()
    passages = read_passages(HERE / "grounds/cases.json")
    for name, mended in (("used for mending", True), ("untouched", False)):
        held = [passage for passage in passages if passage.mended is mended]
        print(f"## Grounds: {len(held)} passages, {name}\n")
        print(table(["", "marked", "found", "right", "precision %", "recall %"], tallied(held)))
    print(*list(failures([one for one in passages if one.mended]))[: options.show], sep="\n")
    for path in options.text:
        text = path.read_text(encoding="utf-8")
        document = Document(text, sha256(text.encode()), language="en")
        print(path.name, *(shown(text, ground) for ground in find_grounds(document, ())), sep="\n")


if __name__ == "__main__":
    main()
