"""What waits for a person's eye, what people say of statements, and how far they agree. The one rule: a score says why
in words, and orders; it never hides a statement."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.errors import InputError
from onrecord.ledger import Ledger, Orphan, Queued, StatementRow
from onrecord.linking import name_key
from onrecord.records import (
    Actor,
    Bond,
    Correction,
    Hop,
    Judgement,
    JudgementKind,
    Reviewed,
    ReviewState,
    Spans,
    standing,
)
from onrecord.reports.chains import chain_of
from onrecord.reports.claims import statement_named
from onrecord.reports.deciding import Judge, withdrawing

_DOUBTS = ("", "under 80%", "under 65%", "under 50%")
_CITED = ("", "2", "4", "16", "64")
_VERDICTS = (JudgementKind.ACCEPT, JudgementKind.REJECT, JudgementKind.CORRECT)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a statement waits, in words, and how many points that gives."""

    words: str
    points: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A statement of the queue: its reasons, whose points add up to the score, and the chain that it came by."""

    row: StatementRow
    score: int
    reasons: tuple[Reason, ...]
    chain: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two people and the statements that both judged: on how many they say the same of accept, reject and correct, and
    how far that is beyond chance: Cohen's kappa (A coefficient of agreement for nominal scales, 1960), None where both
    always say one and the same."""

    one: str
    other: str
    statements: int
    alike: int
    kappa: float | None


def waiting(ledger: Ledger, offset: int, limit: int) -> tuple[Waiting, ...]:
    """A page of the queue: unreviewed statements first, those that most need a person at its head.

    InputError where the offset is below 0 or the limit below 1.
    """
    if offset < 0 or limit < 1:
        raise InputError(f"a page begins at 0 or later and has a line or more, not {limit} from {offset}")
    return tuple(
        Waiting(one.row, one.score, reasons(one), chain_of(ledger, one.row)) for one in ledger.queue(offset, limit)
    )


def reasons(queued: Queued) -> tuple[Reason, ...]:
    """Why a statement waits: 40 points for a denial, 30 for an unnamed source, 10 for each step of doubt and of how
    often its claim is made. The weights are ours: what is wrong there misleads most."""
    found = (
        Reason("denies something", 40 * queued.denies),
        Reason("comes from an unnamed source", 30 * queued.unnamed),
        Reason(f"the machine was {_DOUBTS[queued.doubt]} sure", 10 * queued.doubt),
        Reason(f"its claim is made in {_CITED[queued.cited]} statements or more", 10 * queued.cited),
    )
    return tuple(reason for reason in found if reason.points)


def orphaned(ledger: Ledger) -> tuple[Orphan, ...]:
    """Judgements whose statements their documents, as they are read now, do not have."""
    return tuple(ledger.orphans())


def agreement(judgements: Iterable[Judgement]) -> tuple[Agreement, ...]:
    """How far each two people agree who judged the same statements; those with the most in common first."""
    said: dict[str, dict[str, JudgementKind]] = defaultdict(dict)
    for judgement in sorted(standing(judgements), key=lambda judgement: (judgement.at, judgement.number)):
        if judgement.kind in _VERDICTS and judgement.reviewed is not None:
            said[judgement.by][judgement.reviewed.statement.id] = judgement.kind
    found = []
    for one, other in combinations(sorted(said), 2):
        both = [(said[one][name], said[other][name]) for name in sorted(said[one].keys() & said[other].keys())]
        if both:
            alike = sum(first is second for first, second in both)
            found.append(Agreement(one, other, len(both), alike, kappa(both)))
    return tuple(sorted(found, key=lambda pair: (-pair.statements, pair.one, pair.other)))


def kappa(both: list[tuple[JudgementKind, JudgementKind]]) -> float | None:
    """Cohen's kappa: (observed - expected) / (1 - expected), where chance has each person's own shares."""
    first, second = (Counter(pair[side] for pair in both) for side in (0, 1))
    expected = sum(first[kind] * second[kind] for kind in first) / len(both) ** 2
    observed = sum(one is other for one, other in both) / len(both)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def accepting(ledger: Ledger, beginning: str, judge: Judge) -> Judgement:
    """That a statement is right as it stands; where it was corrected, that this is the right correction."""
    row = statement_row(ledger, beginning)
    if row.review.state is ReviewState.CORRECTED and row.review.correction is not None:
        return _judgement(JudgementKind.CORRECT, Reviewed(row.pinned, row.review.correction), judge)
    return _judgement(JudgementKind.ACCEPT, Reviewed(row.pinned), judge)


def rejecting(ledger: Ledger, beginning: str, judge: Judge) -> Judgement:
    """That nobody says what a statement has: it counts nowhere."""
    return _judgement(JudgementKind.REJECT, Reviewed(statement_row(ledger, beginning).pinned), judge)


def correcting(ledger: Ledger, beginning: str, correction: Correction, judge: Judge) -> Judgement:
    """That a statement should say something else. The speaker may be given by id or by a name in the document; any
    other words are taken as they are. InputError where nothing is corrected, or a place leaves the text."""
    row = statement_row(ledger, beginning)
    if not correction.given:
        raise InputError("say what is to be corrected: a speaker, a place, the act, polarity or degree")
    for part in (correction.source, correction.cue, correction.content):
        _refuse_outside(part or (), row)
    if correction.speaker is not None and correction.speaker_type is None:
        actor = _actor_called(ledger.held(row.document).actors, correction.speaker)
        if actor is not None:
            correction = replace(correction, speaker=actor.name, speaker_type=actor.type)
    return _judgement(JudgementKind.CORRECT, Reviewed(row.pinned, correction), judge)


def bonding(ledger: Ledger, beginnings: tuple[str, str], bond: Bond, judge: Judge) -> Judgement:
    """How two statements stand to each other. InputError where they are one, or are parted and say the same words."""
    one, other = (statement_row(ledger, beginning) for beginning in beginnings)
    if one.id == other.id:
        raise InputError(f"{beginnings[0]} and {beginnings[1]} are one statement")
    if bond is Bond.UNRELATED and name_key(one.content.text) == name_key(other.content.text):
        raise InputError(f"{one.id} and {other.id} say the same words, which cannot be parted; reject one instead")
    return _judgement(JudgementKind.LINK, Reviewed(one.pinned, other=other.pinned, bond=bond), judge)


def undoing(ledger: Ledger, judge: Judge) -> Judgement:
    """That the last judgement on statements of who judges no longer holds. InputError where there is none."""
    last = ledger.last_review(judge.by)
    if last is None:
        raise InputError(f"{judge.by} has no judgement on a statement to undo")
    return withdrawing(last.number, judge)


def statement_row(ledger: Ledger, beginning: str) -> StatementRow:
    """The one statement whose id begins so. InputError where there is none, or several."""
    return next(iter(ledger.statements_of_id(statement_named(ledger, beginning))))


def _judgement(kind: JudgementKind, subject: Reviewed, judge: Judge) -> Judgement:
    return Judgement(kind, judge.by, judge.at, judge.reason, reviewed=subject)


def _refuse_outside(places: Spans, row: StatementRow) -> None:
    for span in places:
        if span.end > len(row.text):
            raise InputError(f"{span.start}:{span.end} leaves the text, which has {len(row.text)} characters")


def _actor_called(actors: Iterable[Actor], wanted: str) -> Actor | None:
    """The actor of a document with that id or name; None where there is none. InputError where there are several."""
    by_id: Mapping[str, Actor] = {actor.id: actor for actor in actors}
    if wanted in by_id:
        return by_id[wanted]
    key = name_key(wanted)
    found = [actor for actor in by_id.values() if key and key in map(name_key, actor.names)]
    if len(found) > 1:
        raise InputError(f"{wanted!r} may be {', '.join(actor.id for actor in found)}; give one of these ids")
    return found[0] if found else None
