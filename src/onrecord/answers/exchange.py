"""Judgements as JSON Lines, to be kept elsewhere or taken over by another ledger. The one rule: a judgement is taken
over once, and a line that cannot be is named and costs no other."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.errors import IntegrityError, LedgerError
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Ledger, judgement_from, subject_object
from onrecord.pipeline import settle
from onrecord.records import Judgement


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of lines: how many judgements were recorded, how many were known, and which lines, by their numbers
    from 1, could not be taken over and why."""

    recorded: int
    known: int
    bad: tuple[tuple[int, str], ...]


def judgement_lines(ledger: Ledger) -> Iterator[str]:
    """Every judgement of a ledger, one JSON object a line, the first one first."""
    for judgement in ledger.judgements():
        yield json.dumps(
            {
                "schema": SCHEMA,
                "number": judgement.number,
                "kind": judgement.kind.value,
                "by": judgement.by,
                "at": judgement.at.isoformat(),
                "reason": judgement.reason,
                "subject": subject_object(judgement),
            },
            ensure_ascii=False,
        )


def take_lines(ledger: Ledger, lines: Iterable[str]) -> Taken:
    """Record the judgements that a ledger lacks: the same one, by whom, when and about what, is never there twice.

    What a withdrawal withdraws is found by what that says, since its number may be another here.
    """
    known = _Known(ledger)
    recorded = before = 0
    bad = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            judgement = known.here(_parsed(line))
            if judgement is None:
                before += 1
            else:
                known.add(ledger.judge(judgement))
                recorded += 1
        except (IntegrityError, LedgerError, KeyError, TypeError, ValueError) as error:
            what = f"it has no {error}" if isinstance(error, KeyError) else str(error)
            bad.append((number, " ".join(what.split())))
    settle(ledger)
    return Taken(recorded, before, tuple(bad))


class _Known:
    """The judgements of a ledger by what they say, and the numbers that those of a file have here."""

    def __init__(self, ledger: Ledger) -> None:
        self._keys: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._theirs: dict[int, int] = {}
        self._last = 0
        for judgement in ledger.judgements():
            self.add(judgement)

    def add(self, judgement: Judgement) -> None:
        """One more that is here."""
        key = self._key(judgement)
        self._keys[judgement.number] = key
        self._numbers.setdefault(key, judgement.number)
        if self._last:
            self._theirs[self._last] = judgement.number

    def here(self, judgement: Judgement) -> Judgement | None:
        """A judgement of a file as it is to be recorded; None where it is here."""
        self._last, theirs = judgement.number, judgement.number
        if judgement.withdraws is not None:
            if judgement.withdraws not in self._theirs:
                raise IntegrityError(f"it withdraws judgement {judgement.withdraws}, which no line before it has")
            judgement = replace(judgement, withdraws=self._theirs[judgement.withdraws])
        found = self._numbers.get(self._key(judgement))
        if found is None:
            return replace(judgement, number=0)
        self._theirs[theirs] = found
        return None

    def _key(self, judgement: Judgement) -> str:
        subject = subject_object(judgement)
        if judgement.withdraws is not None:
            subject["withdraws"] = self._keys[judgement.withdraws]
        return json.dumps([judgement.kind, judgement.by, judgement.at.timestamp(), subject], sort_keys=True)


def _parsed(line: str) -> Judgement:
    held = json.loads(line)
    if not isinstance(held, dict) or not isinstance(held.get("subject", {}), dict):
        raise IntegrityError("it is no object with a judgement")
    reason, by = held.get("reason", ""), held["by"]
    if not isinstance(by, str) or not isinstance(reason, str):
        raise IntegrityError("who judges, and why, is text")
    return judgement_from(held["kind"], by, held["at"], reason, held["subject"], int(held["number"]))
