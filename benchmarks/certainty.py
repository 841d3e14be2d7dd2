"""How often degree and polarity are right, on hand-marked hard cases.

    python benchmarks/certainty.py [--failures N]

The cases need no model: `factuality.py` measures what the encoder adds.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.markdown import table
from onrecord.reading.certainty import RunningWords, Utterance, judge_certainty, read_utterance
from onrecord.records import (
    Certainty,
    Degree,
    Document,
    Polarity,
    SourceKind,
    Span,
    Spans,
    Statement,
    StatementKind,
    sha256,
    words,
)

HERE = Path(__file__).parent
FILES = {
    "cases.json": "used for mending",
    "unseen.json": "blind when they were first judged, since then used for mending",
    "untouched.json": "never looked at by whoever wrote the rules",
}
"""The hand-marked cases, and how far the words were chosen with them in sight."""
QUOTES = "“\"'‘«„"


@dataclass(frozen=True, slots=True)
class Case:
    """One invented statement as a person marks it; `kind` is for tallies."""

    document: Document
    statement: Statement
    degree: Degree
    polarity: Polarity
    reported: bool
    kind: str

    @property
    def utterance(self) -> Utterance:
        """The statement with its words."""
        return read_utterance(RunningWords(self.document), self.statement)


def read_cases(path: Path) -> list[Case]:
    """The cases of a `cases.json`, in its order."""
    return [_case(held) for held in json.loads(path.read_text(encoding="utf-8"))]


def _case(held: Mapping[str, Any]) -> Case:
    def spans(name: str) -> Spans:
        return tuple(Span(start, end) for start, end in held[name])

    text = held["text"]
    statement = made(text, spans("source"), spans("cue"), spans("content"))
    kind = held.get("kind") or held["act"]
    return Case(
        Document(text, sha256(text.encode()), language="en"),
        statement,
        Degree(held["degree"]),
        Polarity(held["polarity"]),
        held["reported"],
        kind,
    )


def made(text: str, source: Spans, cue: Spans, content: Spans) -> Statement:
    """A statement from its parts; direct where its content stands in quotation marks."""
    first = content[0]
    direct = text[first.start] in QUOTES or (first.start > 0 and text[first.start - 1] in QUOTES)
    kind = StatementKind.DIRECT if direct else StatementKind.INDIRECT
    return Statement("case", kind, source, cue, content, SourceKind.NAMED, 1.0)


def judged(cases: Sequence[Case]) -> list[Certainty]:
    """What the program makes of each case, without an encoder."""
    return [judge_certainty(case.utterance, None) for case in cases]


def case_table(cases: Sequence[Case], found: Sequence[Certainty]) -> str:
    """Shares of right answers by kind and in all, in percent."""
    groups: dict[str, list[tuple[bool, bool, bool]]] = {}
    for case, one in zip(cases, found, strict=True):
        right = (one.polarity is case.polarity, one.degree is case.degree, bool(one.reported) == case.reported)
        for group in (case.kind, "all"):
            groups.setdefault(group, []).append(right)
    rows = [
        [name, len(held), *(100.0 * sum(part) / len(held) for part in zip(*held, strict=True))]
        for name, held in sorted(groups.items(), key=lambda item: (item[0] == "all", item[0]))
    ]
    return table(["kind", "cases", "polarity", "degree", "report's hedge"], rows)


def failures(cases: Sequence[Case], found: Sequence[Certainty]) -> list[str]:
    """A line for each case that is wrong in polarity, then for each wrong in degree or in the report's hedge."""
    lines = []
    for case, one in zip(cases, found, strict=True):
        told = [case.polarity == one.polarity, case.degree == one.degree, case.reported == bool(one.reported)]
        if not all(told):
            gold, made_of = (
                f"{degree.value}{polarity.value}"
                for degree, polarity in ((case.degree, case.polarity), (one.degree, one.polarity))
            )
            cue = words(case.document.text, case.statement.cue)
            lines.append(
                (
                    told,
                    f"{gold}{'r' * case.reported} not {made_of}{'r' * bool(one.reported)} [{cue}] {case.document.text}",
                )
            )
    return [line for _, line in sorted(lines, key=lambda item: item[0])]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="also print N cases that are wrong")
    options = parser.parse_args()
    for name, told in FILES.items():
        cases = read_cases(HERE / "certainty" / name)
        found = judged(cases)
        print(f"{name}, {told}:\n\n{case_table(cases, found)}\n")
        print(*failures(cases, found)[: options.failures], sep="\n")


if __name__ == "__main__":
    main()
