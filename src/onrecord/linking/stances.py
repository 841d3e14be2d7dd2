"""How statements stand to the proposition of their claim. The one rule: whether words say it and whether the speaker
holds the words are two questions, and only both answers together are a stance.

`Member.agrees` answers the first, of the words of the content alone: "there was no call" disagrees with "there was a
call", and "denied that there was a call" agrees with it. `Statement.taken_back` answers the second, of everything but
those words: the cue of "denied that there was a call" takes its words back, that of "said there was no call" does not.
`Certainty.polarity` mixes both: it is negative for each of the two, and positive for "denied that there was no call".
"""

from collections.abc import Iterable, Mapping

from onrecord.records import Act, Claim, Degree, Member, Stance, Statement, Told

When = tuple[bool, str, str, int, str]
"""A place in time, and within a document."""
_OPEN = frozenset({Act.ASK, Act.DECLINE})
_SURE = frozenset({Degree.CERTAIN, Degree.PROBABLE})


def stance(told: Told, member: Member) -> Stance:
    """How a statement stands to its claim.

    It reports where it leaves the matter open, asks, declines to say, or is itself at a distance ("reportedly"); it
    doubts where it holds the matter merely possible, or where its cue doubts it; else it asserts or denies.
    """
    statement = told.statement
    certainty, turned = statement.certainty, statement.taken_back
    if statement.act in _OPEN:
        return Stance.REPORTS
    if certainty is not None:
        if certainty.degree is Degree.UNCOMMITTED or certainty.reported:
            return Stance.REPORTS
        if certainty.degree not in _SURE or (turned and certainty.degree is Degree.PROBABLE):
            return Stance.DOUBTS
    return Stance.ASSERTS if member.agrees != turned else Stance.DENIES


def stances_of(claim: Claim, told: Mapping[str, Told]) -> dict[str, Stance]:
    """The stance of every statement of a claim that is told of; one that only holds another of them reports it."""
    known = {member.statement: member for member in claim.members if member.statement in told}
    holding = set(_holding(known, told))
    return {name: Stance.REPORTS if name in holding else stance(told[name], member) for name, member in known.items()}


def oldest_first(told: Iterable[Told]) -> list[Told]:
    """Statements by the day on which their documents appeared, undated ones last; the same order for the same ones."""
    return sorted(told, key=when)


def when(told: Told) -> When:
    """Where a statement stands among those of a ledger, oldest first."""
    day = told.published
    start = min(span.start for span in told.statement.content)
    return day is None, "" if day is None else day.isoformat(), told.document, start, told.id


def _holding(members: Iterable[str], told: Mapping[str, Told]) -> Iterable[str]:
    """Statements in which another one of the claim stands that takes up most of what they say."""
    known = set(members)
    for name in known:
        parent = told[name].statement.parent
        if parent is not None and parent in known and _mostly(told[parent].statement, told[name].statement):
            yield parent


def _mostly(outer: Statement, inner: Statement) -> bool:
    whole = sum(map(len, outer.content))
    return 2 * sum(len(span) for span in inner.spans if any(piece.holds(span) for piece in outer.content)) >= whole
