"""The words that put a content forward: the cue, and what negates or hedges it. The one rule: a negation belongs to the
cue only where nothing but auxiliaries and the source stand between."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.reading.certainty.phrases import Match, leading
from onrecord.reading.certainty.propositions import NEGATES, covered
from onrecord.reading.certainty.running import RunningWords
from onrecord.reading.certainty.stances import StanceWords, stance_words
from onrecord.reading.certainty.wording import Word, end_of, is_mark, start_of, touched
from onrecord.records import Degree, Span, Spans, Statement

NEIGHBOURHOOD = 240
"""Characters before and after the cue that are looked at."""
AFTER = 8
"""How many words may stand between the cue and its content and still belong to it."""
INTO = 3
"""How many words of the content are looked at with the cue ("to", "whether")."""
PLAIN, UNSAID = "say", "unsaid"


@dataclass(frozen=True, slots=True)
class Frame:
    """What the cue does to its content.

    `stances` go from the inner to the outer, each with its words if those are more than a negation; `negations` are the
    cue's. `around` are the report's own words in the cue's sentence, `words` those of the cue and what belongs to it:
    the first `own` of them stand before the cue, those from `content` on in the content. `nobody` says that the source
    is nobody.
    """

    stances: tuple[tuple[str, Span | None], ...] = ()
    negations: Spans = ()
    around: tuple[Word, ...] = ()
    words: tuple[Word, ...] = ()
    own: int = 0
    content: int = 0
    nobody: bool = False

    @property
    def plain(self) -> bool:
        """Whether the cue leaves the content as it is."""
        return all(kind == PLAIN for kind, _ in self.stances)


def cue_frame(words: RunningWords, statement: Statement) -> Frame:
    """The frame of a statement; an empty one where it has no cue."""
    if not statement.cue:
        return Frame()
    held = stance_words(words.language)
    sentence = _sentence(words, statement)
    said = touched(sentence, statement.content)
    report = [word for number, word in enumerate(sentence) if number not in said]
    cue = [sentence[number] for number in sorted(touched(sentence, statement.cue) - said)]
    before = _before(report, statement, held)
    after = _after(report, statement)
    into: list[Word] = []
    if after or not cue or _adjoins(cue[-1], statement):
        into = _into([sentence[number] for number in sorted(said)], statement)
    denying = _source_negates(words, statement, held)
    own = [*before, *cue, *after]
    stances, negations = _stances([*own, *into], len(own), denying, held)
    return Frame(stances, negations, tuple(report), (*own, *into), len(before), len(own), denying is not None)


def _stances(
    words: Sequence[Word], own: int, denying: Span | None, held: StanceWords
) -> tuple[tuple[tuple[str, Span | None], ...], Spans]:
    """The kinds of what the cue says, from the inner to the outer, and their negations; of words of which the first
    `own` are no content."""
    said = [word.form for word in words]
    matches = leading([match for match in held.stances.matches(said) if _is_cue(match, said, own, held)])
    negations = [match for match in leading(held.polarity.matches(said[:own])) if match.label == NEGATES]
    stances: list[tuple[str, Span | None]] = []
    counted = [] if denying is None else [denying]
    odd, since = denying is not None, 0
    for match in matches:
        fresh = [one for one in negations if since <= one.first and one.last <= match.first]
        odd ^= len(fresh) % 2 == 1
        counted.extend(covered(words, one) for one in fresh)
        base = held.kinds[match.label]
        plain = odd and base.degree is Degree.CERTAIN and not base.turns
        stances.append((base.negated if odd else match.label, None if plain else covered(words, match)))
        odd, since = False, match.last
    if not matches and (odd or negations):
        counted.extend(covered(words, one) for one in negations)
        stances.append((UNSAID, None))
    return tuple(reversed(stances)), tuple(counted)


def _is_cue(match: Match, said: Sequence[str], own: int, held: StanceWords) -> bool:
    """Whether a stance begins in the cue and does not count a negation of the content's as its own."""
    if match.first >= own:
        return False
    return not held.kinds[match.label].turns or held.lists["negations"].isdisjoint(said[own : match.last])


def _sentence(words: RunningWords, statement: Statement) -> Sequence[Word]:
    """The words of the cue's sentence, as far as they are near."""
    first, last = statement.cue[0], statement.cue[-1]
    end = min(last.end, first.start + NEIGHBOURHOOD) + NEIGHBOURHOOD
    return words.sentence_at(Span(max(0, first.start - NEIGHBOURHOOD), min(len(words.text), end)), first.start)


def _within(word: Word, spans: Spans) -> bool:
    return any(span.overlaps(word.span) for span in spans)


def _before(report: Sequence[Word], statement: Statement, held: StanceWords) -> list[Word]:
    """The auxiliaries, adverbs and negations before the cue, or before its source where that comes between."""
    found: list[Word] = []
    for word in reversed(report[: bisect_right(report, statement.cue[0].start, key=end_of)]):
        if _within(word, statement.source):
            continue
        if is_mark(word) or not (word.form in held.lists["passing"] or word.form in held.lists["negations"]):
            break
        found.append(word)
    return found[::-1]


def _after(report: Sequence[Word], statement: Statement) -> list[Word]:
    """The words between the cue and a content that follows it."""
    cue, content = statement.cue[-1], statement.content[-1]
    first, last = bisect_left(report, cue.end, key=start_of), bisect_right(report, content.start, key=end_of)
    between = [word for word in report[first:last] if not _within(word, statement.source)]
    marks = next((at for at, word in enumerate(between) if is_mark(word)), len(between))
    return between[: min(marks, AFTER)]


def _into(said: Sequence[Word], statement: Statement) -> list[Word]:
    """The first words of a content that follows the cue."""
    following = said[bisect_left(said, statement.cue[-1].end, key=start_of) :]
    return list(islice((word for word in following if not is_mark(word)), INTO))


def _adjoins(last: Word, statement: Statement) -> bool:
    return any(0 <= span.start - last.span.end <= AFTER for span in statement.content)


def _source_negates(words: RunningWords, statement: Statement, held: StanceWords) -> Span | None:
    """The word by which a source is nobody ("No official said")."""
    if not statement.source:
        return None
    first = statement.source[0]
    found = words.within(Span(first.start, min(first.end, first.start + NEIGHBOURHOOD)))
    return found[0].span if found and found[0].form in held.lists["nobody"] else None
