"""Who asks and who answers where a record only says "Q." and "A.". The one rule: a heading of the record itself names
them, or nobody does."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Span

_LONGEST = 200
_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:(?!BY\b|By\b){_UPPER}[\w’'-]*\.?)"
_PERSON = rf"{_WORD}(?: {_WORD}){{0,4}}"
_EXAMINATION = re.compile(
    r"[ \t*_#]*(?:(?:continued|further|direct|cross|re-?direct|re-?cross|voir dire|recalled)[ -]+){0,3}examination"
    r"(?: \([^()]*\)| \(?continued\)?| resumed)?"
    rf"(?:,? of (?:the witness,? )?(?P<of>(?-i:{_PERSON})))?(?:,? by (?P<by>(?-i:{_PERSON})))?"
    r"[ .:*_]*(?:\([^()]*\))?[ .:*_]*",
    re.IGNORECASE,
)
_BY = re.compile(rf"[ \t]*(?:BY|By) (?P<by>{_PERSON}):?[ \t]*(?:\([^()]*\))?[ \t]*:?[ \t]*")
_SWORN = re.compile(
    rf"[ \t]*(?:[Tt]he witness, |WITNESS: |Witness: )?(?P<of>{_PERSON}),? (?:\([^()]*\),? )?(?:having (?:been|first)|"
    r"(?:was|were|is) (?:called|sworn|duly|affirmed|recalled)|called (?:as|by|for)|"
    r"a witness|being (?:first|duly|sworn)|(?:first )?duly|sworn|recalled)(?=\W).*"
)
_CALLED = re.compile(
    rf"(?:[^:]{{1,150}}[.;] )?[ \t*_(]*[Ww]itness(?: called| examined| heard)?: (?P<of>{_PERSON}), [^\W\d_][^?!]*"
)
"""Minutes: "Mrs Osk in the chair. Witness: Mr Ilja Born, Director, Harbour Office."; behind a question an answer."""
_INTERVIEW = re.compile(
    rf"[ \t*_#]*(?:(?:an?|the|our|exclusive|full|[^\W\d_]+[’']s) )*(?:interview|conversation|q ?& ?a) with (?:the )?"
    rf"(?P<of>(?-i:{_PERSON}))(?:,[^:?!]*)?[ .:*_]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that says who examines whom: the places of the names that it gives."""

    line: Span
    examiner: Span | None
    witness: Span | None
    anew: bool
    """Whether another examination begins, in which the one who asked before need not ask."""


_FORMS = (_EXAMINATION, _BY, _SWORN, _CALLED, _INTERVIEW)


def find_headings(text: str) -> list[Heading]:
    """Headings of examinations, in the order of the text."""
    return list(_headings(text))


def _headings(text: str) -> Iterator[Heading]:
    start, asked = 0, False
    for line in text.split("\n"):
        head = line[:_LONGEST]
        match = next((found for form in _FORMS if (found := form.fullmatch(head)) is not None), None)
        answers = asked and match is not None and match.re is _CALLED
        if match is not None and not answers and line.strip() and len(line) <= _LONGEST:
            named = match.groupdict()
            of, by = (_place(match, name, start) if named.get(name) else None for name in ("of", "by"))
            yield Heading(Span(start, start + len(line)), by, of, match.re is not _BY)
        asked = line.rstrip().endswith("?") if line.strip() else asked
        start += len(line) + 1


def _place(match: re.Match[str], name: str, shift: int) -> Span:
    return Span(match.start(name) + shift, match.end(name) + shift)


class Examinations:
    """Whose "Q." and "A." are at any place."""

    def __init__(self, headings: list[Heading]) -> None:
        self._starts: list[int] = []
        self._states: list[tuple[Span | None, Span | None]] = []
        examiner = witness = None
        for heading in headings:
            if heading.witness is not None:
                witness = heading.witness
            if heading.anew or heading.examiner is not None:
                examiner = heading.examiner
            self._starts.append(heading.line.start)
            self._states.append((examiner, witness))

    def asking(self, place: int) -> Span | None:
        """The words that name who asks at a place."""
        return self._at(place)[0]

    def answering(self, place: int) -> Span | None:
        """The words that name who answers at a place."""
        return self._at(place)[1]

    def _at(self, place: int) -> tuple[Span | None, Span | None]:
        at = bisect_right(self._starts, place)
        return self._states[at - 1] if at else (None, None)
