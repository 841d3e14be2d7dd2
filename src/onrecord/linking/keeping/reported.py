"""Later statements that say what became of a commitment. The one rule: what is not about the same people and the same
thing is left alone, and what is only intended, asked or supposed has not happened."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Sequence

from onrecord.linking.keeping.lexicon import UNDECIDED, OutcomeWords, outcome_words
from onrecord.linking.keeping.things import LONGEST, Thing, content_stems, forms_of, stems_of, thing_of
from onrecord.records import (
    CommitmentKind,
    Degree,
    Interval,
    Outcome,
    OutcomeKind,
    Owed,
    Polarity,
    Told,
)

Similar = Callable[[str, str], float]
"""How close two texts are in meaning, 0 to 1."""

CLOSE, SHARED = 0.35, 0.34
"""The least likeness of what was to be done and what is told; the least share of its telling words that come again."""
STRANGE = (0.6, 0.5)
"""The same where nobody is known to be in both."""
MOST = 0.6
"""The share of its telling words from which on few others are needed."""
THE_DEED = ((0.4, 0.3), (0.35, 0.2))
"""The least likeness where the deed is told with what it is about ("handed over the valve"): of what has no last day
and of what has one, each first where nobody is known to be in both."""
A_CLAUSE = 4
"""Words of what may say that something has happened, at least."""
SOON = 60
"""Days after its last one in which others may tell what became of a commitment."""
_TELLING = ("withdrawn", "changed", "put_off", "not_done", "done", "came")
"""Patterns of which one has to be found for a statement to say that anything became of a commitment."""
_SHORT_FORMS = (("n't", " not"), ("'ll ", " will "), ("'d ", " would "))
_MONTH = re.compile(r"(?<=[\w,] )May\b")


def outcomes(owed: Owed, later: Sequence[Told], similar: Similar) -> tuple[Outcome, ...]:
    """What statements of later documents, or of the same day, say became of a commitment, oldest first."""
    words = outcome_words()
    thing = thing_of(owed)
    found: dict[str, Outcome] = {}
    for told in later:
        day = told.day
        if day is None or (owed.day is not None and day < owed.day) or told.id == owed.commitment.statement:
            continue
        kind = _kind(told, thing, words)
        likeness = _likeness(owed, told, thing, similar, kind)
        if kind is None:
            kind, likeness = _condition(owed, told, words, similar)
        if kind is not None and likeness and (told.id not in found or likeness > found[told.id].confidence):
            when, due = _when(told, kind, day), _new_due(owed, told, kind)
            found[told.id] = Outcome(kind, told.id, day, _own(owed, told), likeness, when, due)
    return tuple(sorted(found.values(), key=lambda one: (one.day, one.statement)))


def may_tell(text: str, pasts: Collection[str]) -> bool:
    """Whether words could say what became of a commitment whose deed has one of these pasts."""
    told, patterns = _spelled_out(text[:LONGEST]), outcome_words().patterns
    return any(patterns[name].search(told) for name in _TELLING) or not {*pasts, "did"}.isdisjoint(forms_of(told))


def condition_stems(owed: Owed) -> frozenset[str]:
    """The telling words of what must come first."""
    condition = " ".join(span.cut(owed.text) for span in owed.commitment.condition)
    return stems_of(forms_of(condition)[1:], outcome_words())


def _kind(told: Told, thing: Thing, words: OutcomeWords) -> OutcomeKind | None:
    """What a statement would say of it, if it is about it."""
    certainty, act = told.statement.certainty, told.statement.act
    text = _spelled_out(told.words[:LONGEST])
    unsure = certainty is not None and certainty.degree in {Degree.POSSIBLE, Degree.UNCOMMITTED}
    if unsure or words.patterns["set_again"].search(text):
        return None
    negative = certainty is not None and certainty.polarity is Polarity.NEGATIVE
    if words.patterns["withdrawn"].search(text) and not negative:
        return OutcomeKind.WITHDRAWN
    changed = not negative and words.patterns["changed"].search(text) and not words.patterns["future"].search(text)
    if changed or words.patterns["put_off"].search(text):
        return OutcomeKind.CHANGED
    if words.patterns["not_done"].search(text):
        return _turned(OutcomeKind.NOT_DONE, thing)
    done = None if words.patterns["partly"].search(text) else words.patterns["done"].search(text) or _deed(text, thing)
    came = None if done else _came(text, thing, words)
    done, ahead = (came, "coming") if came else (done, "future")
    if done is None or act in UNDECIDED or words.patterns[ahead].search(_clause_before(text, done.start())):
        return None
    denied = negative or bool(words.patterns["negation"].search(text[max(0, done.start() - 30) : done.start()]))
    denied = denied or done[0].startswith("did not ")
    denied = denied or bool(words.patterns["nothing"].match(text[done.end() :].lstrip()))
    return _turned(OutcomeKind.NOT_DONE if denied else OutcomeKind.DONE, thing)


def _came(text: str, thing: Thing, words: OutcomeWords) -> re.Match[str] | None:
    """Where what had been promised is told to have come: "the files we promised went up the next day"."""
    brought = thing.verb in words.bringing or not thing.verb
    return words.patterns["came"].search(text) if brought and words.patterns["bound"].search(text) else None


def _clause_before(text: str, end: int) -> str:
    """What stands before a place in its clause; all, where that clause is what comes otherwise."""
    start = max(text.rfind(mark, 0, end) for mark in ",;:") + 1
    return text[:end] if text[start:end].split(maxsplit=1)[:1] in (["or"], ["unless"], ["if"]) else text[start:end]


def _spelled_out(text: str) -> str:
    """A text with its short forms in full, so that whole words can be looked for; the month of May is no "may"."""
    told = _MONTH.sub("month", text).lower().replace("’", "'")
    for short, full in _SHORT_FORMS:
        told = told.replace(short, full)
    return " ".join(told.split())


def _turned(kind: OutcomeKind, thing: Thing) -> OutcomeKind:
    """Of what was not to be done, the doing is the breach."""
    if not thing.negated:
        return kind
    return OutcomeKind.DONE if kind is OutcomeKind.NOT_DONE else OutcomeKind.NOT_DONE


def _deed(text: str, thing: Thing) -> re.Match[str] | None:
    """Where the deed's own verb is told as past."""
    if thing.verb in outcome_words().speaking:
        return None  # what is told is rarely what was to be told
    kin = outcome_words().kin.get(thing.verb)
    other = kin.search(text) if kin else None
    if not thing.pasts or other is not None:
        return other
    pasts = [re.escape(past) for past in sorted(thing.pasts)]
    if thing.verb:
        pasts.append(rf"did (?:not )?(?:\w+ly )?{re.escape(thing.verb)}")
    return re.search(rf"(?<!\w)(?:{'|'.join(pasts)})(?!\w)", text)


def _likeness(owed: Owed, told: Told, thing: Thing, similar: Similar, kind: OutcomeKind | None) -> float | None:
    """How close a statement is to the commitment; None where it may be about something else."""
    if kind is None or _within(owed, told):
        return None
    stems = content_stems(told.words)
    both = thing.stems & stems
    share = len(both) / len(thing.stems) if thing.stems else 0.0
    involved = {owed.by, owed.to, owed.speaker} - {None}
    text = _spelled_out(told.words[:LONGEST])
    shared = bool(involved & {*told.actors, told.speaker}) or _named_there(owed, told)
    shared = shared or (bool(stems & thing.heads) and outcome_words().patterns["bound"].search(text) is not None)
    dated = owed.commitment.due is not None
    if not (shared or _timely(owed, told)):
        return None
    close, telling = (CLOSE, SHARED) if shared else STRANGE
    if not shared and dated and share >= MOST and len(both) > 1:
        close = CLOSE
    done = _deed(text, thing)
    if done and thing.heads & stems and (shared or share >= MOST or (dated and thing.heads <= stems)):
        close, telling = THE_DEED[dated][shared], 0.0
    if share < telling or (thing.heads and not thing.heads & stems):
        return None
    likeness = max(similar(thing.what, text) for text in _clauses(told.words[:LONGEST], done))
    return likeness if likeness >= close else None


def _timely(owed: Owed, told: Told) -> bool:
    """Whether what is told without those whose word it is was told when it was due, or soon after; of what has no last
    day nobody can tell."""
    due = owed.commitment.due
    last = due.end or due.start if due is not None else None
    return last is not None and told.day is not None and (told.day - last).days <= SOON


def _clauses(text: str, done: re.Match[str] | None) -> list[str]:
    """A text, and its clause that tells of the deed."""
    if done is None:
        return [text]
    start = max(text.rfind(mark, 0, done.start()) for mark in ",;:") + 1
    ends = [at for at in (text.find(mark, done.end()) for mark in ",;:") if at >= 0]
    return [text, text[start : min(ends, default=len(text))]]


def _within(owed: Owed, told: Told) -> bool:
    """Whether a statement stands in the sentence that binds, or around it."""
    if told.document != owed.document:
        return False
    places = [*owed.commitment.what, *told.statement.content]
    return "." not in owed.text[min(one.end for one in places) : max(one.start for one in places)]


def _named_there(owed: Owed, told: Told) -> bool:
    """Whether a statement names, or is made by, whoever is bound or binds: all of a name's words come again."""
    there = content_stems(f"{told.words} {told.speaker_name or ''}")
    own = [owed.publisher] if owed.commitment.statement is None else []
    sides = [owed.by_name, owed.to_name] if owed.by_name or owed.to_name else own
    stems = [content_stems(name) for name in sides if name]
    return any(one and one <= there for one in stems)


def _condition(
    owed: Owed, told: Told, words: OutcomeWords, similar: Similar
) -> tuple[OutcomeKind | None, float | None]:
    """Whether a statement says that what had to come first has happened."""
    condition = " ".join(span.cut(owed.text) for span in owed.commitment.condition)
    certainty = told.statement.certainty
    if len(forms_of(told.words)) < A_CLAUSE:
        return None, None
    if not condition or told.statement.act in UNDECIDED or certainty is None or certainty.degree is not Degree.CERTAIN:
        return None, None
    text = told.words[:LONGEST].lower()
    if (
        certainty.polarity is Polarity.NEGATIVE
        or words.patterns["future"].search(text)
        or words.patterns["negation"].search(text)
    ):
        return None, None
    wanted = condition_stems(owed)
    if not wanted or len(wanted & content_stems(text)) / len(wanted) < STRANGE[1]:
        return None, None
    likeness = similar(condition, told.words[:LONGEST])
    return (OutcomeKind.CONDITION_MET, likeness) if likeness >= STRANGE[0] else (None, None)


def _own(owed: Owed, told: Told) -> bool:
    """Whether those speak whose word it is: who is to act, or of a demand who makes it, or whoever spoke for them."""
    sides = {owed.by}
    if owed.commitment.kind in {CommitmentKind.PROMISE, CommitmentKind.THREAT}:
        sides.add(owed.speaker if owed.official else None)
    elif owed.commitment.kind in {CommitmentKind.DEMAND, CommitmentKind.ULTIMATUM}:
        sides.add(owed.to)
    if owed.commitment.statement is None and owed.by is None and told.publisher is not None:
        return told.publisher == owed.publisher
    return told.speaker is not None and told.speaker in sides


def _when(told: Told, kind: OutcomeKind, day: dt.date) -> Interval | None:
    about = told.statement.about
    if kind is not OutcomeKind.DONE:
        return None
    if about is None or about.end is None:
        return _weekday(told.words[:LONGEST], day)
    return None if about.end > day else about


def _weekday(text: str, day: dt.date) -> Interval | None:
    """The last such day before a text that names one day of the week."""
    words = outcome_words()
    named = {form for form in forms_of(text) if form in words.weekdays}
    if len(named) != 1:
        return None
    number = words.weekdays.index(named.pop())
    found = day - dt.timedelta(days=(day.weekday() - number) % len(words.weekdays))
    return Interval(found, found)


def _new_due(owed: Owed, told: Told, kind: OutcomeKind) -> Interval | None:
    """The days that a change sets: the last ones that are named, where they are not those that were set before."""
    if kind is not OutcomeKind.CHANGED or told.day is None:
        return None
    named = [time.interval for time in told.times if time.interval is not None and time.interval.end is not None]
    ahead = [one for one in named if one.end is not None and one.end >= told.day and one != owed.commitment.due]
    return Interval(None, ahead[-1].end) if ahead else None
