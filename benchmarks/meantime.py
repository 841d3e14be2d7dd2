"""Numbers that MEANTIME marked (Minard et al., LREC 2016), from its CAT files. The one rule: what a mention means is
read here from its own words, by other means than the program's.

Each VALUE mention that holds a number is a figure to be found. Left out are mentions without one ("many"), ordinals,
mentions that hold several others ("$381 million, or $0.67"), and ages and durations, which are times here. A mention
that is marked as one end of a range is right where the range found has that end. The comparison is read from
the mention's first words or from those just before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from benchmarks.figures import Judged, Marked
from onrecord.records import Comparison, Span

_GLUED_BEFORE = re.compile(r"[,.;:!?%)\]”]|['’]s|n't|['’]")
_GLUED_AFTER = frozenset("($[“£")
_LAST_HEADING = 1
"""Sentences 0 and 1 are the headline and the date."""
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12, "hundred": 100}
_PAIRS = """
quarter=0.25 half=0.5 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 dozen=12
fifteen=15 score=20 twenty=20 thirty=30 dozens=24 hundreds=200 thousands=2e3 millions=2e6 billions=2e9"""
_WORDS = dict(pair.split("=") for pair in _PAIRS.split())
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)|[a-z]+", re.IGNORECASE)
_ORDINAL = re.compile(r"[\d,]+(?:st|nd|rd|th)")
_SENSES = (
    (Comparison.AT_MOST, r"up to|as much as|as many as|as high as|at most|no more than|maximum of"),
    (Comparison.AT_LEAST, r"at least|no fewer than|no less than|minimum of"),
    (Comparison.JUST_OVER, r"(?:just|slightly|little) (?:over|more than|above)"),
    (Comparison.JUST_UNDER, r"(?:just|slightly) (?:under|less than|below)|nearly|almost|close to"),
    (Comparison.MORE_THAN, r"more than|over|above|in excess of|exceeding"),
    (Comparison.LESS_THAN, r"less than|fewer than|under|below"),
    (Comparison.ABOUT, r"about|around|some(?! of)|approximately|roughly|estimated"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Article:
    """One document: its text put together from tokens, the figures marked in it, and the marked ages and durations."""

    name: str
    text: str
    figures: tuple[Marked, ...]
    times: tuple[Marked, ...]


def articles(folder: Path) -> Iterator[Article]:
    """All documents of one sub-corpus."""
    for path in sorted(folder.glob("*.xml")):
        yield _article(path)


def _article(path: Path) -> Article:
    root = etree.parse(path).getroot()
    tokens = root.findall(".//token")
    text, places = _text(tokens)
    index = {token.get("t_id"): at for at, token in enumerate(tokens)}
    mentions = []
    for value in root.iter("VALUE"):
        anchors = [index[anchor.get("t_id")] for anchor in value.findall("token_anchor")]
        if anchors:
            mentions.append(Span(places[min(anchors)].start, places[max(anchors)].end))
    single = sorted({one for one in mentions if sum(one.holds(other) for other in set(mentions)) == 1})
    spans = single + sorted({one for one in mentions if one not in single and _is_range(one.cut(text))})
    figures = [figure for span in spans if (figure := _figure(text, span)) is not None]
    times = tuple(figure for figure in figures if _is_time(text, figure.span))
    return Article(path.stem, text, tuple(one for one in figures if one not in times), times)


def _text(tokens: Sequence[Any]) -> tuple[str, list[Span]]:
    """Tokens joined as they are written; the corpus writes "#" for a pound sign and `` '' for quotation marks."""
    text = sentence = ""
    places: list[Span] = []
    for token in tokens:
        word = {"``": "“", "''": "”", "#": "£"}.get(token.text or "", token.text or "")
        number = token.get("sentence", "")
        if sentence and number != sentence:
            text += "\n\n" if int(number) <= _LAST_HEADING + 1 else " "
        elif text and not (_GLUED_BEFORE.fullmatch(word) or text[-1] in _GLUED_AFTER):
            text += " "
        sentence = number
        places.append(Span(len(text), len(text) + len(word)))
        text += word
    return text, places


def as_part(judged: Judged) -> Judged:
    """A mention that is marked as one end of a range is right where the range that was found ends in its number."""
    marked, found = judged.marked, judged.found
    if found is None or judged.number or marked.low != marked.high or marked.low not in {found.low, found.high}:
        return judged
    return replace(judged, number=True, comparison=True)


def _is_range(words: str) -> bool:
    return bool(re.search(r"\d(?: \w+)? (?:to|and) \D{0,4}\d", words))


def _is_time(text: str, span: Span) -> bool:
    """As in "aged 55", "at the age of 56", "Oake, 51, will", "75 hours"."""
    before, after = text[max(span.start - 30, 0) : span.start], text[span.end : span.end + 8]
    aged = re.search(r"aged? (?:of )?$", before) or (re.search(r"[A-Z][a-z]+, $", before) and after.startswith(","))
    return bool(aged or re.match(r" (?:hour|day|year)s\b", after))


def _figure(text: str, span: Span) -> Marked | None:
    words = span.cut(text)
    if _ORDINAL.match(text[span.start : span.end + 4].replace(" ", "")):
        return None
    numbers = _numbers(words)
    if not numbers:
        return None
    before = text[max(span.start - 25, 0) : span.start]
    ranged = len(numbers) == len("ab") and numbers[0] < numbers[1] and (_is_range(words) or "-" in words)
    low, high = numbers if ranged else (numbers[0], numbers[0])
    sense = _sense(before, words)
    if low != high and sense is Comparison.EXACT:
        sense = Comparison.BETWEEN
    return Marked(span, low, high, sense, None, (), None)


def _sense(before: str, words: str) -> Comparison:
    """From the mention's own first words, or those just before it."""
    for sense, line in _SENSES:
        if re.match(rf"(?:{line})\b", words, re.IGNORECASE) or re.search(
            rf"\b(?:{line}) (?:an? )?$", before, re.IGNORECASE
        ):
            return sense
    return Comparison.EXACT


def _numbers(words: str) -> list[Decimal]:
    """The numbers in a mention, each with the words of scale behind it."""
    found: list[Decimal] = []
    for match in _NUMBER.finditer(words):
        word = match.group().lower()
        if match.group(1):
            found.append(Decimal(word.replace(",", "").rstrip(".")))
        elif word in _SCALES:
            found = [number * _SCALES[word] if number < _SCALES[word] else number for number in found] or found
        elif word in _WORDS:
            found.append(Decimal(_WORDS[word]))
    return found
