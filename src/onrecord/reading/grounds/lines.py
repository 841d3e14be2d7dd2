"""Sentences as they are looked through for grounds. The one rule: no look goes further than REACH words, so that time
grows in step with the text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.certainty.phrases import Match, Phrasebook
from onrecord.reading.certainty.wording import Word
from onrecord.reading.grounds.lexicon import GroundWords

REACH = 60
"""How many words a clause may have."""
SHORTEST = 3
"""How many words a clause has at least."""
COMMA = ","
HARD = frozenset(";:–—-()")
"""Marks at which a clause ends."""
STOPS = frozenset("!?…")
ABBREVIATED = 4
"""How many letters an abbreviation has at most."""
QUOTES = frozenset("\"'“”„‟«»‘’‹›")
TRIMMED = frozenset(",;:.!?…–—()-") | QUOTES

DEEDS = "deeds"
STRONG, LIKELY, WEAK, VALUED = CLAIMS = ("strong", "likely", "weak", "valued")
"""Phrases of a claim, by how plainly they show it."""

Stretch = tuple[int, int]
"""Words from a number up to another one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence without its quotation marks: its words and their forms, the sentence `before` it in its paragraph, and
    the phrases of it that show a claim or a deed. `judged` says that somebody calls or accuses somebody what the first
    words say."""

    words: Sequence[Word]
    forms: Sequence[str]
    before: Sequence[Word]
    claims: Sequence[Match]
    lexicon: GroundWords
    judged: bool = False

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return any(form == "?" for form in self.forms[-2:])

    def listed(self, at: int, name: str) -> bool:
        """Whether the word of that number is in a list of the lexicon."""
        return 0 <= at < len(self.forms) and self.forms[at] in self.lexicon.lists[name]

    def claimed(self, stretch: Stretch, *labels: str) -> bool:
        """Whether a stretch is put forward as a claim, by phrases of these labels, and not first told as a deed or a
        wish."""
        wanted = labels or CLAIMS
        inside = [match.label for match in self.claims if stretch[0] <= match.first and match.last <= stretch[1]]
        told = next((label for label in inside if label in wanted or label == DEEDS), None)
        if DEEDS in inside:
            return told == STRONG
        return told is not None or (self.judged and stretch[0] <= 1)

    def clause_start(self, end: int) -> int:
        """Where the clause begins that ends before a word."""
        at = end
        while at > max(0, end - REACH):
            form = self.forms[at - 1]
            if form in HARD or self._stops(at - 1):
                return at
            if form == COMMA and self.listed(at, "coordinators") and end - at > SHORTEST:
                return at + 1
            at -= 1
        return at

    def clause_end(self, start: int) -> int:
        """Where the clause ends that begins with a word."""
        last = min(len(self.forms), start + REACH)
        for at in range(start, last):
            form = self.forms[at]
            if at > start and (form in HARD or self._stops(at)):
                return at
            if form == COMMA and at > start + 1:
                if self.listed(at + 1, "coordinators") or (
                    self.listed(at + 1, "relatives") and self._verbal(start, at)
                ):
                    return at
                if self._reports(at + 1, last):
                    return at
        return last

    def subject_start(self, end: int) -> int:
        """Where the subject begins of which the verb is a word: after the last comma, if anything stands there."""
        start = self.clause_start(end)
        comma = next((at for at in range(end - 1, start - 1, -1) if self.forms[at] == COMMA), None)
        return start if comma is None or comma + 1 == end else comma + 1

    def opens(self, at: int) -> bool:
        """Whether a word is the first of the sentence, or of what follows a hard mark, but for conjunctions."""
        while at > 0 and (self.listed(at - 1, "openers") or self.forms[at - 1] == COMMA):
            at -= 1
        return at == 0 or self.forms[at - 1] in HARD

    def front_ends(self, start: int) -> int | None:
        """The comma that ends a clause in front of the main one: before a word that begins a subject, or the first."""
        last = min(len(self.forms) - SHORTEST, start + REACH)
        commas = [at for at in range(start + 1, last) if self.forms[at] == COMMA]
        return next((at for at in commas if self.listed(at + 1, "subjects")), commas[0] if commas else None)

    def _stops(self, at: int) -> bool:
        """Whether a mark ends what is a sentence of its own, though a quotation goes on."""
        form = self.forms[at]
        return form in STOPS or (form == "." and at > 0 and len(self.forms[at - 1]) > ABBREVIATED)

    def _verbal(self, start: int, end: int) -> bool:
        """Whether an auxiliary stands in a stretch: before it had one, a relative clause is in its midst."""
        return any(self.listed(at, "auxiliaries") for at in range(start, end))

    def _reports(self, at: int, last: int) -> bool:
        """Whether what follows a comma is no more than who said it (", experts said.")."""
        end = min(last, at + 2 * SHORTEST)
        found = next((place for place in range(at, end) if self.listed(place, "reporting")), None)
        return found is not None and (found + SHORTEST >= len(self.forms) or found == at)


def lines_of(
    sentences: Iterable[Sequence[Word]], text: str, lexicon: GroundWords, cue: Iterable[str] = ()
) -> Iterator[Line]:
    """Sentences with the one before, where no blank line parts the two; `cue` are the forms of the words by which the
    first of them is said."""
    before: Sequence[Word] = ()
    judged = not lexicon.lists["judging"].isdisjoint(cue)
    for sentence in sentences:
        words = [word for word in sentence if word.form not in QUOTES]
        if not words:
            continue
        if before and text.count("\n", before[-1].span.end, words[0].span.start):
            before = ()
        forms = [word.form for word in words]
        yield Line(words, forms, before[-REACH:], lexicon.claims.matches(forms), lexicon, judged)
        before, judged = words, False


def in_order(book: Phrasebook, forms: Sequence[str]) -> Iterator[Match]:
    """Phrases from the left; of those that begin alike the most specific, the longest of these."""
    end = 0
    for match in sorted(book.matches(forms), key=lambda match: (match.first, -match.fixed, -match.last, match.label)):
        if match.first >= end:
            yield match
            end = match.last


def trimmed(line: Line, stretch: Stretch) -> Stretch:
    """A stretch without marks at its ends and without conjunctions before it."""
    first, last = unmarked(line, stretch)
    while first < last and (line.forms[first] in TRIMMED or line.listed(first, "openers")):
        first += 1
    return first, last


def unmarked(line: Line, stretch: Stretch) -> Stretch:
    """A stretch without marks at its ends; empty where it holds nothing else."""
    first, last = stretch
    while first < last and line.forms[first] in TRIMMED:
        first += 1
    while first < last and line.forms[last - 1] in TRIMMED:
        last -= 1
    return first, last
