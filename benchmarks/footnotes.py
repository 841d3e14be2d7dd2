"""Drafts about the invented affair, held against its ledger: how much of what was planted in them is found.

    python benchmarks/footnotes.py [--ledger FILE] [--draft draft|blind] [--errors] [--time FILE] [--json]

`footnotes/` holds the drafts, each with what was planted: sentences that quote or repeat statements of the affair, in
the same words or with a difference, beside innocent ones. A planted sentence is right where a footnote leads to the
statement and the sure findings are exactly those that were planted. A sure finding that was not planted is a false
accusation. `--time` takes the time of holding a draft of 100 sentences, made of a ledger's own statements, against that
ledger.
"""

import argparse
import datetime as dt
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.affair import ROOT, linked
from benchmarks.markdown import Cell, table
from onrecord.answers.footnoting import FootnotedObject, FootnoteObject, SentenceObject, footnoted_object
from onrecord.formats.footnoted import Draft, draft_of
from onrecord.ledger import Ledger
from onrecord.models import StatementModel
from onrecord.pipeline import Linker
from onrecord.reading.read import read_document
from onrecord.records import Document, Reading, sha256

FOLDER = Path(__file__).parent / "footnotes"
DAY = dt.date(2026, 5, 10)
DRAFTS = ("draft", "blind")
_QUOTES = str.maketrans("’‘“”", "''\"\"")
_LONG, _SENTENCES = 6, 100


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence of a draft: what was planted in it (None for an innocent one), words of the statements that it
    repeats, one of which a footnote must have, and the kinds of the findings that it must have, and may have."""

    sentence: str
    planted: str | None
    sources: tuple[str, ...]
    findings: frozenset[str]
    fair: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A planted sentence and what was made of it; `false` are sure findings that were not planted."""

    gold: Planted
    right: bool
    found: frozenset[str]
    false: frozenset[str]
    footnotes: int


def read_gold(name: str) -> tuple[Planted, ...]:
    """The sentences of a draft and what was planted in each."""
    held = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return tuple(
        Planted(
            one["sentence"],
            one["planted"],
            tuple(one["sources"]),
            frozenset(one["findings"]),
            frozenset(one.get("fair", ())),
        )
        for one in held
    )


def judged(text: str, gold: Sequence[Planted], found: FootnotedObject) -> Iterator[Judged]:
    """Each sentence of a draft with what was made of it."""
    at = 0
    for one in gold:
        at = text.index(one.sentence, at)
        end = at + len(one.sentence)
        here = [sentence for sentence in found["sentences"] if sentence["span"][0] < end and at < sentence["span"][1]]
        notes = [note for sentence in here for note in sentence["footnotes"] if at < note["at"] <= end + 1]
        sure = frozenset(_sure(here, at, end))
        known = any(_holds(note, words) for note in notes for words in one.sources)
        right = known and sure - one.fair == one.findings if one.planted else not sure - one.fair
        yield Judged(one, right, sure, sure - one.findings - one.fair, len(notes))


def _sure(sentences: Sequence[SentenceObject], start: int, end: int) -> Iterator[str]:
    for sentence in sentences:
        for finding in sentence["findings"]:
            if finding["sure"] and any(start <= span[0] < end for span in finding["draft"]["spans"]):
                yield finding["kind"]


def _holds(note: FootnoteObject, words: str) -> bool:
    held = note["statement"]["content"]["text"]
    return _plain(words) in _plain(held)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(_QUOTES)).casefold()


def read_draft(draft: Draft, day: dt.date, model: StatementModel) -> Reading:
    """A draft as it is read when it is footnoted."""
    document = Document(draft.text, sha256(draft.text.encode()), published=day, language="en", passages=draft.passages)
    return read_document(document, model)


def score(name: str, ledger: Ledger) -> list[Judged]:
    """All sentences of a draft, judged."""
    path = FOLDER / f"{name}.md"
    draft = draft_of(path.read_bytes(), path.name)
    found = footnoted_object(ledger, read_draft(draft, DAY, StatementModel.load()), Linker.load())
    return list(judged(draft.text, read_gold(name), found))


def figures(found: Sequence[Judged]) -> dict[str, Any]:
    """What is printed: how many of each kind are right, and how many accusations are false."""
    planted = [one for one in found if one.gold.planted]
    quoted = [one for one in planted if one.gold.planted == "misquote"]
    kinds = Counter(str(one.gold.planted) for one in planted)
    right = Counter(str(one.gold.planted) for one in planted if one.right)
    return {
        "planted": len(planted),
        "right": sum(one.right for one in planted),
        "misquotations": len(quoted),
        "misquotations found": sum("misquotation" in one.found for one in quoted),
        "innocent": len(found) - len(planted),
        "false accusations": sum(bool(one.false) for one in found),
        "kinds": {kind: [right[kind], count] for kind, count in kinds.items()},
    }


def timed(path: Path) -> dict[str, float]:
    """How long a draft of 100 sentences takes against a ledger that holds them all, in seconds."""
    with Ledger.open(path, create=False) as ledger:
        rows = (row for row in ledger.statements() if len(row.content.text.split()) > _LONG)
        said = [f"{row.source.text} said: “{row.content.text}.”" for row in islice(rows, _SENTENCES)]
        draft = draft_of("\n\n".join(said).encode(), "draft.md")
        model, linker = StatementModel.load(), Linker.load()
        began = time.perf_counter()
        reading = read_draft(draft, DAY, model)
        read = time.perf_counter()
        found = footnoted_object(ledger, reading, linker)
        done = time.perf_counter()
    return {"read": read - began, "match": done - read, "sentences": len(said), "footnoted": found["footnoted"]}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", type=Path, help="a ledger of the affair; made where there is none")
    parser.add_argument("--draft", choices=DRAFTS, action="append", help="which drafts; both unless given")
    parser.add_argument("--errors", action="store_true", help="list what is not right")
    parser.add_argument("--time", type=Path, help="a ledger to take the time with, and nothing else")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args()
    if given.time:
        print(json.dumps(timed(given.time)))
        return
    with linked(ROOT / "src" / "onrecord" / "examples" / "affair", given.ledger) as ledger:
        found = {name: score(name, ledger) for name in given.draft or DRAFTS}
    told = {name: figures(some) for name, some in found.items()}
    if given.json:
        print(json.dumps(told))
        return
    print(table(("draft", *next(iter(told.values()))), [_row(name, one) for name, one in told.items()]))
    for some in found.values() if given.errors else ():
        for one in some:
            if not one.right or one.false:
                print(f"{one.gold.planted}: {sorted(one.gold.findings)} {sorted(one.found)} {one.footnotes}")
                print(f"  {one.gold.sentence}")


def _row(name: str, told: dict[str, Any]) -> tuple[Cell, ...]:
    kinds = ", ".join(f"{kind} {right}/{count}" for kind, (right, count) in told["kinds"].items())
    return (name, *(one for key, one in told.items() if key != "kinds"), kinds)


if __name__ == "__main__":
    main()
