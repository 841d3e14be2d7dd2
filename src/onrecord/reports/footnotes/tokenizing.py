"""Words of a draft and of a source, made alike where an editor may change them. The one rule: what is only typography
or house style (quotation marks, dashes, capitals, punctuation, -ise and -ize, 12 and twelve) is no difference."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.records import Span
from onrecord.reports.footnotes.lexicon import drafting

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
"""A letter that was changed to fit: "[t]here"."""
_SKIP = re.compile(r"…|\.\s?\.\s?\.|\[[^\]]*\]|\((?:…|\.\.\.)\)")
"""Where the writer shows that words were left out or put in."""
_LONG = 5
"""Letters of a word from which on its ending may be spelt in two ways."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word by the form in which it is compared, and where it stands."""

    form: str
    span: Span


def tokens(text: str, spans: Iterable[Span]) -> tuple[Token, ...]:
    """The words in these places, one after the other."""
    return tuple(token for span in spans for token in _tokens(text, span))


def fragments(text: str, span: Span) -> tuple[tuple[Token, ...], ...]:
    """The words of a quotation, parted where the writer left words out or put some in."""
    cut = text[: span.start] + _CAPITAL.sub(_uncapped, span.cut(text)) + text[span.end :]
    at, found = span.start, []
    for skip in _SKIP.finditer(cut, span.start, span.end):
        if at < skip.start():
            found.append(tokens(cut, (Span(at, skip.start()),)))
        at = skip.end()
    if at < span.end:
        found.append(tokens(cut, (Span(at, span.end),)))
    return tuple(part for part in found if part)


def is_figure(form: str) -> bool:
    """Whether a word is a number, a month or a day of the week."""
    return form[0].isdigit() or form in drafting().calendar


def _uncapped(match: re.Match[str]) -> str:
    """The letter without its brackets, with as many characters: U+2060 joins words and is none."""
    return f"{match[1]}\u2060\u2060"


def _tokens(text: str, span: Span) -> Iterator[Token]:
    piece = span.cut(text)
    found = [Token(_form(match.group()), _place(span, match)) for match in _WORD.finditer(piece.replace("\u2060", ""))]
    if "\u2060" in piece:
        found = [Token(_form(form), place) for form, place in _joined(piece, span.start)]
    skipped = False
    for one, other in pairwise((*found, Token("", Span(span.end, span.end + 1)))):
        if skipped:
            skipped = False
        elif one.form == "per" and other.form == "cent":
            skipped = True
            yield Token("percent", Span(one.span.start, other.span.end))
        else:
            yield one


def _joined(piece: str, start: int) -> Iterator[tuple[str, Span]]:
    """Words of a piece in which letters were changed, in the places of the piece itself."""
    places = [at for at, letter in enumerate(piece) if letter != "\u2060"]
    for match in _WORD.finditer("".join(piece[at] for at in places)):
        yield match.group(), Span(start + places[match.start()], start + places[match.end() - 1] + 1)


def _place(span: Span, match: re.Match[str]) -> Span:
    return Span(span.start + match.start(), span.start + match.end())


def _form(word: str) -> str:
    letters = unicodedata.normalize("NFKC", word).casefold().replace("’", "'")
    if letters[0].isdigit():
        return letters.replace(",", "").replace(":", ".")
    lexicon = drafting()
    if letters in lexicon.figures:
        return lexicon.figures[letters]
    if len(letters) > _LONG:
        for one, other in lexicon.endings:
            if letters.endswith(one):
                return letters.removesuffix(one) + other
    return letters
