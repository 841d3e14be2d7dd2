"""Rival hypotheses of a ledger, and what people rated. The one rule: people put up, rate and drop; the board adds up
and calls none of them true."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.linking.hypotheses import Evidence, Matrix, matrices, put_up, ratings
from onrecord.linking.origins import origins
from onrecord.linking.stances import oldest_first
from onrecord.records import HopKind, Hypothesis, Judgement, JudgementKind, OriginKind, Rated, Told
from onrecord.reports.claims import statement_named
from onrecord.reports.deciding import Judge, withdrawing
from onrecord.reports.origins import trace
from onrecord.reports.telling import told_of

KINDS = frozenset({JudgementKind.HYPOTHESIS, JudgementKind.RATE})


@dataclass(frozen=True, slots=True)
class Board:
    """Hypotheses, the matrix of each person who rated, and the statements rated, by id; one that the ledger no longer
    holds is not among `told`, and counts all the same."""

    hypotheses: tuple[Hypothesis, ...]
    matrices: tuple[Matrix, ...]
    told: Mapping[str, Told]

    @property
    def statements(self) -> tuple[str, ...]:
        """The ids of all statements rated, the most telling first, whoever finds them so."""
        telling: dict[str, int] = {}
        for matrix in self.matrices:
            for row in matrix.rows:
                name = row.evidence.statement
                telling[name] = max(telling.get(name, 0), row.diagnosticity or 0)
        return tuple(sorted(telling, key=lambda name: -telling[name]))


def board(ledger: Ledger, by: str | None = None) -> Board:
    """The board, with the ratings of all or of one person. InputError where that person rated nothing."""
    judged = tuple(ledger.judgements())
    known, rated = put_up(judged), ratings(judged)
    if by is not None:
        names = sorted({one.by for one in rated})
        rated = tuple(one for one in rated if one.by == by)
        if not rated:
            others = f"; who did: {', '.join(names)}" if names else ""
            raise InputError(f"{by!r} has rated nothing that stands{others}")
    wanted = list(dict.fromkeys(one.rated.statement for one in rated if one.rated is not None))
    told = told_of(ledger, wanted)
    return Board(known, matrices(known, rated, _evidence(ledger, wanted, told)), told)


def proposing(ledger: Ledger, text: str, judge: Judge) -> Judgement:
    """That an explanation be weighed. InputError where it is empty or stands already."""
    words = " ".join(text.split())
    if not words:
        raise InputError("a hypothesis needs words")
    for one in put_up(ledger.judgements()):
        if one.text.casefold() == words.casefold():
            raise InputError(f"that is {one.id} already")
    return Judgement(JudgementKind.HYPOTHESIS, judge.by, judge.at, judge.reason, hypothesis=words)


def rating(ledger: Ledger, given: Rated, judge: Judge) -> Judgement:
    """How a statement fits a hypothesis, both as a person names them: the beginning of an id, an id or words.

    InputError where there is no such hypothesis or statement, or several fit.
    """
    known = find_hypothesis(put_up(ledger.judgements()), given.hypothesis)
    rated = replace(given, hypothesis=known.id, statement=statement_named(ledger, given.statement))
    return Judgement(JudgementKind.RATE, judge.by, judge.at, judge.reason, rated=rated)


def dropping(ledger: Ledger, wanted: str, judge: Judge) -> Judgement:
    """That a hypothesis be no longer weighed; its ratings come back if that is undone. InputError as for `rating`."""
    return withdrawing(find_hypothesis(put_up(ledger.judgements()), wanted).number, judge)


def find_hypothesis(known: Collection[Hypothesis], wanted: str) -> Hypothesis:
    """The hypothesis with that id, or whose words begin so. InputError where there is none, or several."""
    words = " ".join(wanted.split()).casefold()
    found = [one for one in known if one.id == words]
    found = found or [one for one in known if words and one.text.casefold().startswith(words)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(f"there is no hypothesis {wanted!r}; see `onrecord hypotheses`")
    raise InputError(f"{wanted!r} may be {', '.join(one.id for one in found)}; give one of these ids")


def concerning(judgements: Iterable[Judgement], kinds: Collection[JudgementKind] = KINDS) -> tuple[Judgement, ...]:
    """The judgements of these kinds, withdrawals of them, and withdrawals of those, the first one first."""
    ours: set[int] = set()
    found = []
    for judgement in sorted(judgements, key=lambda one: one.number):
        if judgement.kind in kinds or judgement.withdraws in ours:
            ours.add(judgement.number)
            found.append(judgement)
    return tuple(found)


def _evidence(ledger: Ledger, wanted: Iterable[str], told: Mapping[str, Told]) -> tuple[Evidence, ...]:
    """Statements as evidence, the oldest first, with the origin to which each goes back among these."""
    ordered = oldest_first(told.values())
    whence = {
        name: (str(number), origin) for number, origin in enumerate(origins(ordered)) for name in origin.statements
    }
    found = []
    for one in ordered:
        key, origin = whence.get(one.id, (None, None))
        unnamed = origin is not None and origin.kind is OriginKind.UNNAMED
        unnamed = unnamed or any(hop.kind is HopKind.UNNAMED for hop in one.chain)
        found.append(Evidence(one.id, unnamed, key, _origins(ledger, one.id)))
    return (*found, *(Evidence(name) for name in wanted if name not in told))


def _origins(ledger: Ledger, statement: str) -> int:
    """From how many independent origins that comes which a statement says, in the claim where these are most."""
    sides = (side for traced in trace(ledger, statement) for side in (traced.origins, traced.against))
    own = (len(side) for side in sides if any(statement in origin.statements for origin in side))
    return max(own, default=1)
