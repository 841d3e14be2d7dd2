"""How many commitments of invented passages are found, and how much of them is right; and the schedule at given days.

    python benchmarks/commitments.py [--half seen|untouched] [--cases cases|other_styles] [--failures N]

A commitment is found where one of a right kind holds the marked words of what is to be done. The passages are read from
their words alone by the bundled model, as of 12 March 2026. Half of them were mended on, the other half was not.
"""

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import onrecord
from benchmarks.markdown import Cell, table
from onrecord.linking.keeping import schedule
from onrecord.records import Commitment, EvidenceStatus, Interval, words

HERE = Path(__file__).parent / "commitments"
PUBLISHED = dt.date(2026, 3, 12)
ANY = "any"
HEAD = ("style", "marked", "found %", "precision %", "due right %", "condition right %", "by right %", "by wrong %")
FILES = ("cases", "other_styles")
"""Passages in the order in which they were written; the later ones after the rules, and in styles of their own."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A commitment as it was marked: right kinds, by whom, heads of what, days, the condition; `ANY` is not judged."""

    kinds: tuple[str, ...]
    by: tuple[str, ...]
    what: tuple[str, ...]
    due: Any
    condition: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """One passage."""

    style: str
    untouched: bool
    text: str
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A marked commitment with what was found for it, None where nothing was."""

    case: Case
    gold: Gold
    found: Commitment | None


def read_cases(path: Path) -> list[Case]:
    """The passages of a file."""
    held = json.loads(path.read_text(encoding="utf-8"))
    return [
        Case(one["style"], one["untouched"], one["text"], tuple(_gold(gold) for gold in one["commitments"]))
        for one in held
    ]


def _gold(held: dict[str, Any]) -> Gold:
    return Gold(tuple(held["kind"]), tuple(held["by"]), tuple(held["what"]), held["due"], held["condition"])


def paired(case: Case, found: Sequence[Commitment]) -> tuple[list[Pair], int]:
    """Each marked commitment with what was found for it, and how many were found that nobody marked."""
    left = list(found)
    pairs = []
    for gold in case.gold:
        mine = next((one for one in left if _fits(case.text, gold, one)), None)
        if mine is not None:
            left.remove(mine)
        pairs.append(Pair(case, gold, mine))
    return pairs, len(left)


def _fits(text: str, gold: Gold, found: Commitment) -> bool:
    plain = _plain(words(text, found.what))
    return found.kind in gold.kinds and any(_plain(head) in plain for head in gold.what)


def _plain(text: str) -> str:
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in text.lower()).split())} "


def due_right(gold: Gold, found: Commitment) -> bool:
    """Whether the days are among the right ones."""
    days = found.due and [day.isoformat() if day else None for day in (found.due.start, found.due.end)]
    return gold.due == ANY or days in gold.due


def condition_right(text: str, gold: Gold, found: Commitment) -> bool:
    """Whether the condition begins as marked, or there is none."""
    held = _plain(words(text, found.condition))
    return gold.condition == ANY or (
        not held.strip() if gold.condition is None else held.startswith(_plain(gold.condition).rstrip())
    )


def by_right(text: str, gold: Gold, found: Commitment) -> bool:
    """Whether the words for who is to act hold a right head."""
    held = _plain(words(text, found.by_spans))
    return not gold.by or any(_plain(head) in held for head in gold.by)


def by_wrong(text: str, gold: Gold, found: Commitment) -> bool:
    """Whether somebody is named who is not the one who is to act: worse than nobody."""
    return bool(found.by_spans) and not by_right(text, gold, found)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("seen", "untouched"), help="only this half of the passages")
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="also print N that are wrong")
    parser.add_argument("--cases", choices=FILES, help="only the passages of this file")
    options = parser.parse_args()
    cases = [
        case
        for name in FILES
        if options.cases in {None, name}
        for case in read_cases(HERE / f"{name}.json")
        if options.half is None or case.untouched == (options.half == "untouched")
    ]
    pairs, extra, shown = [], Counter[str](), 0
    for case in cases:
        found = onrecord.read(case.text, published=PUBLISHED).commitments
        ours, more = paired(case, found)
        pairs.extend(ours)
        extra[case.style] += more
        wrong = more or any(one.found is None or not _right(one) for one in ours)
        if wrong and shown < options.failures:
            shown += 1
            _print_failure(case, found)
    styles = sorted({case.style for case in cases})
    rows = [_row(style, [one for one in pairs if one.case.style == style], extra[style]) for style in styles]
    rows.append(_row("all", pairs, extra.total()))
    print(
        table(
            [
                "style",
                "marked",
                "found %",
                "precision %",
                "due right %",
                "condition right %",
                "by right %",
                "by wrong %",
            ],
            rows,
        )
    )
    print(f"\nschedule: {_schedules_right()}")


def _right(pair: Pair) -> bool:
    found = pair.found
    if found is None:
        return False
    text = pair.case.text
    return due_right(pair.gold, found) and condition_right(text, pair.gold, found) and by_right(text, pair.gold, found)


def _row(name: str, pairs: Sequence[Pair], extra: int) -> list[Cell]:
    held = [(one, one.found) for one in pairs if one.found is not None]
    due = sum(due_right(one.gold, found) for one, found in held)
    condition = sum(condition_right(one.case.text, one.gold, found) for one, found in held)
    by = sum(by_right(one.case.text, one.gold, found) for one, found in held)
    wrong = sum(by_wrong(one.case.text, one.gold, found) for one, found in held)
    number = max(1, len(held))
    shares = (
        len(held) / max(1, len(pairs)),
        len(held) / max(1, len(held) + extra),
        *(one / number for one in (due, condition, by, wrong)),
    )
    return [name, len(pairs), *(100 * share for share in shares)]


def _print_failure(case: Case, found: Iterable[Commitment]) -> None:
    print(f"\n{case.text}")
    for gold in case.gold:
        print(
            f"  marked  {' | '.join('/'.join(part) for part in (gold.kinds, gold.by, gold.what))}"
            f" | {gold.due} | {gold.condition}"
        )
    for one in found:
        told = (one.by_spans, one.what, one.due_spans, one.condition)
        print(f"  found   {one.kind} | {' | '.join(words(case.text, spans) for spans in told)} | {one.due}")


def _schedules_right() -> str:
    held = json.loads((HERE / "schedule.json").read_text(encoding="utf-8"))
    wrong = [one for one in held if _schedule(one) != one["schedule"]]
    for one in wrong:
        print(f"  schedule {_schedule(one)}, not {one['schedule']}: {one}")
    return f"{len(held) - len(wrong)} of {len(held)} right"


def _schedule(one: dict[str, Any]) -> str:
    def day(text: str | None) -> dt.date | None:
        return None if text is None else dt.date.fromisoformat(text)

    due = None if one["due"] is None else Interval(*(day(text) for text in one["due"]))
    as_of = dt.date.fromisoformat(one["as_of"])
    return schedule(due, EvidenceStatus(one["evidence"]), day(one["done"]), as_of, open_condition=one["open"])


if __name__ == "__main__":
    main()
