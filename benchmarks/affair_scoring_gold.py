"""The answers to an affair as frozen values; the one rule: what they do not list is not there, and nobody guesses it.
`affair/README.md` says what each part means."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from onrecord.records import CommitmentKind, OutcomeKind, ScheduleStatus, Stance

Days = tuple[dt.date | None, dt.date | None]
Held = Mapping[str, Any]
Pair = frozenset[int]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A document's address, and words that stand in it once."""

    url: str
    quote: str


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement of a claim; `speaker` as the document gives the speaker."""

    anchor: Anchor
    stance: Stance
    speaker: str


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One proposition; `origins` hold places in `statements`, each in one or in none."""

    id: str
    statements: tuple[GoldStatement, ...]
    origins: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class GoldDenial:
    """Who denies in a claim, and places of the claim's statements of which any one is right."""

    claim: str
    kind: str
    denying: Anchor
    denied: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NoDenial:
    """Two statements that only seem to stand against each other."""

    one: Anchor
    other: Anchor
    why: str


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One figure; an open side is None, and so is the day of what is fixed once and for all."""

    anchor: Anchor
    low: Decimal | None
    high: Decimal | None
    as_of: str | None


@dataclass(frozen=True, slots=True)
class GoldFigures:
    """Figures that count about one thing, with the pairs that disagree, and those that are not comparable, and why."""

    id: str
    rows: tuple[GoldRow, ...]
    disagree: frozenset[Pair]
    apart: Mapping[Pair, str]


@dataclass(frozen=True, slots=True)
class GoldOutcome:
    """What a later document says became of a commitment; `dated` where its words say when."""

    anchor: Anchor
    says: OutcomeKind
    dated: bool


@dataclass(frozen=True, slots=True)
class GoldOwed:
    """A commitment with its right kinds, what became of it, and where it stands on some days; `by_also` are other right
    names of whoever is bound."""

    id: str
    anchor: Anchor
    kinds: frozenset[CommitmentKind]
    by: str | None
    to: str | None
    due: Days | None
    condition: str | None
    outcomes: tuple[GoldOutcome, ...]
    schedule: tuple[tuple[dt.date, ScheduleStatus], ...]
    by_also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TwoSayings:
    """Two statements of one speaker, the earlier one first."""

    speaker: str
    kind: str
    one: Anchor
    other: Anchor


@dataclass(frozen=True, slots=True)
class GoldGround:
    """What is offered for a conclusion; a conclusion that is left open may have no ground."""

    url: str
    kind: str | None
    ground: str | None
    conclusion: str
    open: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """All answers; `reuse` are addresses of copies with those of what they repeat, `silence` actors with claims."""

    days: Mapping[str, dt.date]
    claims: tuple[GoldClaim, ...]
    denials: tuple[GoldDenial, ...]
    not_denials: tuple[NoDenial, ...]
    figures: tuple[GoldFigures, ...]
    owed: tuple[GoldOwed, ...]
    reversals: tuple[TwoSayings, ...]
    not_reversals: tuple[TwoSayings, ...]
    reuse: frozenset[tuple[str, str]]
    silence: tuple[tuple[str, str], ...]
    grounds: tuple[GoldGround, ...]

    def claim(self, name: str) -> GoldClaim:
        """The claim of that id."""
        return next(claim for claim in self.claims if claim.id == name)


def read_gold(path: Path) -> Gold:
    """The answers of a file."""
    held = json.loads(path.read_text(encoding="utf-8"))
    return Gold(
        {one["url"]: dt.date.fromisoformat(one["published"]) for one in held["documents"]},
        tuple(_claim(one) for one in held["claims"]),
        tuple(
            GoldDenial(one["claim"], one["kind"], _anchor(one["denying"]), tuple(one["denied"]))
            for one in held["denials"]
        ),
        tuple(NoDenial(_anchor(one["one"]), _anchor(one["other"]), one["why"]) for one in held["not_denials"]),
        tuple(_figures(one) for one in held["figures"]),
        tuple(_owed(one) for one in held["commitments"]),
        tuple(
            TwoSayings(one["speaker"], one["kind"], _anchor(one["earlier"]), _anchor(one["later"]))
            for one in held["reversals"]
        ),
        tuple(
            TwoSayings(one["speaker"], one["why"], _anchor(one["one"]), _anchor(one["other"]))
            for one in held["not_reversals"]
        ),
        frozenset((one["url"], one["from"]) for one in held["reuse"]),
        tuple((one["actor"], one["claim"]) for one in held["silence"]),
        tuple(
            GoldGround(one["url"], one["kind"], one["ground"], one["conclusion"], one["open"])
            for one in held["grounds"]
        ),
    )


def _anchor(held: Held) -> Anchor:
    return Anchor(held["url"], held["quote"])


def _claim(held: Held) -> GoldClaim:
    statements = (GoldStatement(_anchor(one), Stance(one["stance"]), one["speaker"]) for one in held["statements"])
    return GoldClaim(held["id"], tuple(statements), tuple(frozenset(one["statements"]) for one in held["origins"]))


def _figures(held: Held) -> GoldFigures:
    rows = (GoldRow(_anchor(one), _number(one["low"]), _number(one["high"]), one["as_of"]) for one in held["rows"])
    apart = {frozenset(one["rows"]): one["why"] for one in held["not_comparable"]}
    return GoldFigures(held["id"], tuple(rows), frozenset(frozenset(pair) for pair in held["disagree"]), apart)


def _number(held: float | None) -> Decimal | None:
    return None if held is None else Decimal(str(held))


def _owed(held: Held) -> GoldOwed:
    due = held["due"]
    return GoldOwed(
        held["id"],
        _anchor(held),
        frozenset(CommitmentKind(kind) for kind in held["kind"]),
        held["by"],
        held["to"],
        None if due is None else (_day(due["start"]), _day(due["end"])),
        held["condition"],
        tuple(
            GoldOutcome(_anchor(one), OutcomeKind(one["says"]), one.get("when") is not None) for one in held["outcomes"]
        ),
        tuple((dt.date.fromisoformat(one["as_of"]), ScheduleStatus(one["status"])) for one in held["schedule"]),
        tuple(held.get("by_also", ())),
    )


def _day(held: str | None) -> dt.date | None:
    return None if held is None else dt.date.fromisoformat(held)
