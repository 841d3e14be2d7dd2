"""The turns of a transcript. The one rule: a turn ends where it is no longer sure who speaks, and what is nobody's
words belongs to no turn."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.turns.examining import Examinations, Heading, find_headings
from onrecord.reading.turns.gaps import end_of_words
from onrecord.reading.turns.labels import Label, find_labels, listed
from onrecord.reading.turns.speeches import find_speeches
from onrecord.reading.turns.weighing import Weighed, weigh
from onrecord.records import Document, PassageKind, Span, Spans

_ASIDE = re.compile(r"[\[(][^\[\]()]{1,300}[\])][.\s]*|[♪♫].*")
"""What nobody says: "(Laughter.)", "[APPLAUSE]", music."""
_RULE = re.compile(r"[\s*#=_~—–-]{3,}|\W*(?:END|End|ENDS|Ends|(?:End of|end of|END OF) (?:transcript|TRANSCRIPT))\W*")
_CLOSING = re.compile(
    r"[\W_]{0,3}(?:This|The|Our) (?:\w+ ){0,3}(?:interview|transcript|conversation|discussion|exchange|hearing|"
    r"briefing|Q&A|podcast|article|session|meeting|proceedings?|remarks) (?:\w+ ){0,2}"
    r"(?:was|were|has|have|had|is|took|ended|concluded|adjourned)\b"
    r"|[\W_]{0,3}(?:Reporting|Edited|Transcribed|Translated|Interview(?:ed)?|Written|Produced|Compiled) by\b"
    r"|[\W_]{0,3}\(?(?:Whereupon|WHEREUPON|Thereupon|THEREUPON|Recess|RECESS)\b"
)
_ALL_CAPITALS = re.compile(r"[^a-zß-öø-ÿ]{4,}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_WHOLE = 8
"""Turns from which on a text is taken for a transcript as a whole, and not for an article that quotes an exchange: in
such a one, only the paragraph with the label is sure to be the speaker's."""
_LEAD = re.compile(r"[\s:–—*_-]*")


@dataclass(frozen=True, slots=True)
class Turn:
    """Who has the word, and their words, paragraph by paragraph; none where it is not known who speaks.

    `label` are the words that name the speaker, `cue` those that hand the words on ("Forwarded from"). Where a label
    names nobody by itself ("Q."), `stands_for` are the words elsewhere that do, if there are any; else it is None.
    """

    label: Span
    said: Spans
    cue: Spans = ()
    stands_for: Spans | None = None
    marked: bool = False
    """Whether the format says so itself, and not only the look of the text."""
    handed: tuple["Turn", ...] = ()
    """What the speaker forwards, within the turn."""


def find_turns(document: Document) -> tuple[Turn, ...]:
    """The turns of a document in their order; none where it is no transcript. What its format marks counts alone."""
    marked = tuple(_marked(document))
    if marked:
        return marked
    headings = find_headings(document.text)
    labels = [label for label in find_labels(document.text) if not _is_heading(label, headings)]
    weighed = (weigh(document.text, labels) or find_speeches(document.text, labels)) if labels else None
    return tuple(_told(document, weighed, headings)) if weighed is not None else ()


def _marked(document: Document) -> Iterator[Turn]:
    """Turns whose labels the format marks. What somebody forwards within a turn is said in it."""
    text = document.text
    speakers = [one.span for one in document.passages if one.kind is PassageKind.SPEAKER]
    forwards = [one.span for one in document.passages if one.kind is PassageKind.FORWARDED]
    whole = [Span(0, len(text))] if text else []
    for reach, label in _reaches(text, speakers, whole):
        inside = [span for span in forwards if reach.holds(span)]
        first = min((_line_of(text, span).start for span in inside), default=reach.end)
        own = _spoken(text, Span(label.end, first)) if label and first > label.end else ()
        handed = tuple(
            Turn(span, _spoken(text, Span(span.end, part.end)), _cue(text, span), marked=True)
            for part, span in _reaches(text, inside, [reach])
            if span is not None and part.end > span.end
        )
        if label is None:
            yield from handed
        elif own or handed:
            yield Turn(label, own, _cue(text, label), marked=True, handed=handed)


def _reaches(text: str, labels: Sequence[Span], whole: Sequence[Span]) -> Iterator[tuple[Span, Span | None]]:
    """A stretch cut at the lines of labels, each part with its label; the first may have none."""
    for stretch in whole:
        at, label = stretch.start, None
        for after in sorted(labels):
            start = max(at, _line_of(text, after).start)
            if start > at:
                yield Span(at, start), label
            at, label = start, after
        if stretch.end > at:
            yield Span(at, stretch.end), label


def _line_of(text: str, span: Span) -> Span:
    return Span(text.rfind("\n", 0, span.start) + 1, span.end)


def _cue(text: str, label: Span) -> Spans:
    """The words before a label in its line."""
    line = _line_of(text, label)
    lead = text[line.start : label.start]
    start = line.start + len(lead) - len(lead.lstrip())
    return (Span(start, start + len(lead.strip())),) if lead.strip() else ()


def _spoken(text: str, reach: Span) -> Spans:
    """The paragraphs of a stretch, without what nobody says."""
    return tuple(part for part in _paragraphs(text, reach.start, reach.end) if not _ASIDE.fullmatch(part.cut(text)))


def _told(document: Document, weighed: Weighed, headings: list[Heading]) -> Iterator[Turn]:
    """Turns whose labels stand in the text."""
    text, labels = document.text, weighed.labels
    examinations = Examinations(headings)
    walls = _walls(document, headings)
    ends = _ends(text, labels)
    drafts = [
        (label, _said(text, label, _before(walls, label.end, end), formal=weighed.formal))
        for label, (end, _) in zip(labels, ends, strict=True)
    ]
    most = max((len(said) for label, said in drafts[:-1] if label in weighed.speakers), default=1)
    single = len({label.key for label in weighed.speakers}) == 1 or len(weighed.speakers) < _WHOLE
    single = single and not weighed.speeches
    for number, (label, said) in enumerate(drafts):
        ending = most if number == len(drafts) - 1 and not weighed.speeches else len(said)
        kept = said[: 1 if single else ending]
        # Where line breaks were lost, somebody who begins again before anybody else began has been interrupted by one
        # whose label was not seen, unless the text says otherwise.
        after = labels[number + 1] if number + 1 < len(labels) else None
        again = after is not None and label.inline and after.inline and after.key == label.key
        if label not in weighed.speakers or (again and not ends[number][1]):
            kept = ()
        yield Turn(label.span, kept, stands_for=_meant(label, examinations))


def _ends(text: str, labels: Sequence[Label]) -> list[tuple[int, bool]]:
    """Where the words behind each label end at the latest, and whether it is told what comes then."""
    after = [*labels[1:], None]
    if any(label.inline for label in labels):
        return [end_of_words(text, label, other) for label, other in zip(labels, after, strict=True)]
    return [(other.start if other is not None else len(text), False) for other in after]


def _meant(label: Label, examinations: Examinations) -> Spans | None:
    """The words that name whom a label without a name stands for; none where nothing does."""
    if not label.nameless:
        return None
    found = None
    if label.key in {"q", "question"} and label.letter:
        found = examinations.asking(label.start)
    elif label.key in {"a", "the witness"}:
        found = examinations.answering(label.start)
    return (found,) if found is not None else ()


def _walls(document: Document, headings: Sequence[Heading]) -> list[int]:
    """Where a turn ends for certain: at headings of the record and of the page."""
    marked = (one.span.start for one in document.passages if one.kind is PassageKind.HEADING)
    return sorted({*marked, *(heading.line.start for heading in headings)})


def _before(walls: Sequence[int], start: int, end: int) -> Span | None:
    at = bisect_right(walls, start)
    end = min(end, walls[at]) if at < len(walls) else end
    return Span(start, end) if end > start else None


def _is_heading(label: Label, headings: Sequence[Heading]) -> bool:
    at = bisect_right(headings, label.start, key=lambda heading: heading.line.start)
    return at > 0 and headings[at - 1].line.end > label.start


def _said(text: str, label: Label, reach: Span | None, *, formal: bool) -> Spans:
    """The paragraphs of a turn, to where narration or something else begins."""
    found: list[Span] = []
    talking = 0
    for part in _paragraphs(text, reach.start, reach.end) if reach else ():
        words = part.cut(text)
        if _RULE.fullmatch(words) or _CLOSING.match(words):
            break
        if found and (_is_title(words) and not _is_title(found[0].cut(text))):
            break
        if found and not label.nameless and _names(words, label.key):
            break
        if found and not formal and found[-1].cut(text).endswith("?") and not words.endswith("?"):
            break  # what follows a question without a label is an answer as likely as not
        if _ASIDE.fullmatch(words):
            continue
        found.append(part)
        if formal or len(found) == 1 or _is_personal(words):
            talking = len(found)
    return tuple(found[:talking])


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    for part in split_paragraphs(text[start:end]):
        yield Span(part.start + start, part.end + start)


def _is_title(words: str) -> bool:
    """Whether a line is written in capitals throughout and is no sentence."""
    return (
        _ALL_CAPITALS.fullmatch(words) is not None
        and _LETTERS.search(words) is not None
        and not words.rstrip().endswith((".", "?", "!", "…", "-", "–", "—", ","))
    )


def _names(words: str, key: str) -> bool:
    """Whether a paragraph calls the speaker by name, as speakers seldom do and narrators must."""
    return any(word.casefold() == key and word[0].isupper() for word in re.findall(r"[^\W_]+", words))


def _is_personal(words: str) -> bool:
    return "?" in words or not _persons().isdisjoint(word.casefold().replace("’", "'") for word in _WORD.findall(words))


@cache
def _persons() -> frozenset[str]:
    return listed("persons")
