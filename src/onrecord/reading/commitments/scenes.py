"""One sentence with everything that is asked of it. The one rule: words are told by their number in the sentence, and
only `span` and `pieces` turn numbers into places."""

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.reading.actors import Cast, Resolution
from onrecord.reading.certainty import RunningWords
from onrecord.reading.certainty.wording import Word, is_mark, touched
from onrecord.reading.commitments.lexicon import CommitmentWords, commitment_words
from onrecord.reading.commitments.offices import institutions
from onrecord.reading.commitments.releases import Release
from onrecord.reading.turns import Held, holder_of_word, words_of
from onrecord.records import ActorType, Document, Span, Spans, Statement, Time

LONGEST = 160
"""Words of a sentence that are looked at together; a longer one is cut."""
OPENING, CLOSING, STRAIGHT = "“", "”", '"'
STOPS = frozenset(".!?…;:")
NAME = 3
"""Words of a name behind an office."""

Resolve = Callable[[Spans], Resolution]
"""Who some words mean."""
Range = tuple[int, int]
"""The numbers of the first word and of the one after the last."""


@dataclass(frozen=True, slots=True)
class Company:
    """The actors of a document by their ids: their types, the bodies that persons have an office in, whose own release
    the text is, and the turns of a transcript; `resolve` says who some words mean."""

    resolve: Resolve
    types: Mapping[str, ActorType]
    sides: Mapping[str, str]
    release: Release
    turns: Sequence[Held]

    @classmethod
    def of(cls, document: Document, cast: Cast, held: CommitmentWords) -> "Company":
        """That of a document."""
        return cls(
            cast.resolve,
            {actor.id: actor.type for actor in cast.actors},
            institutions(document, cast.actors),
            Release.of(document, cast, held),
            words_of(document, cast),
        )


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence: its words and their forms, the statements with a part in it (the innermost last), the times in it;
    `walls` are the numbers of words that belong to the source or the cue of a statement that is in no other, `cues`
    those of a cue, `timed` those in a time; `in_office` are the last names of those whom the text gives an office.
    `turn` is whoever has the word in a transcript; `led` says that the sentence before began with whose release it is.
    """

    text: str
    words: Sequence[Word]
    forms: tuple[str, ...]
    statements: tuple[Statement, ...]
    times: tuple[Time, ...]
    held: CommitmentWords
    walls: frozenset[int]
    cues: frozenset[int]
    timed: frozenset[int]
    in_office: frozenset[str]
    company: Company
    turn: str | None
    led: bool

    def resolve(self, spans: Spans) -> Resolution:
        """Who some words mean."""
        return self.company.resolve(spans)

    def span(self, first: int, last: int) -> Span:
        """The place of words `first` to `last`, not included."""
        return Span(self.words[first].span.start, self.words[last - 1].span.end)

    def form(self, at: int) -> str:
        """The form of a word, empty where there is none."""
        return self.forms[at] if 0 <= at < len(self.forms) else ""

    def within(self, at: int, name: str) -> bool:
        """Whether a word is on a list."""
        return self.form(at) in self.held.lists[name]

    def adverb(self, at: int) -> bool:
        """Whether a word is an adverb, by the list or by its ending."""
        adverbial = self.form(at).endswith("ly") and not (self.within(at, "base") or self.within(at, "idle"))
        return self.within(at, "adverbs") or adverbial

    def mark(self, at: int) -> bool:
        """Whether a word is punctuation, or none is there."""
        return not 0 <= at < len(self.words) or is_mark(self.words[at])

    def pieces(self, numbers: Sequence[int]) -> Spans:
        """The places of words, those that follow on one another in one; marks at the ends of a piece are left out."""
        return tuple(self.span(first, last) for first, last in self._runs(numbers))

    def _runs(self, numbers: Sequence[int]) -> Iterator[Range]:
        runs: list[list[int]] = []
        for number in numbers:
            if runs and runs[-1][-1] == number - 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        for run in runs:
            while run and self._loose(run[0]):
                run.pop(0)
            while run and self._loose(run[-1]):
                run.pop()
            if run:
                yield run[0], run[-1] + 1

    def _loose(self, at: int) -> bool:
        return is_mark(self.words[at]) and self.words[at].form not in "%€$£"


def scenes_of(document: Document, statements: Sequence[Statement], times: Sequence[Time], cast: Cast) -> list[Scene]:
    """The sentences of a document, in their order."""
    running = RunningWords(document)
    held = commitment_words(running.language)
    ordered = deque(sorted(statements, key=lambda one: (one.spans[0].start, -one.spans[-1].end)))
    starts = [time.span.start for time in times]
    found = []
    open_: list[Statement] = []
    sentences = list(_cut(running.sentences(Span(0, len(document.text))) if document.text else []))
    in_office = frozenset(name for words in sentences for name in _in_office(words, held))
    company = Company.of(document, cast, held)
    led = False
    for words in sentences:
        whole = Span(words[0].span.start, words[-1].span.end)
        while ordered and ordered[0].spans[0].start < whole.end:
            open_.append(ordered.popleft())
        open_ = [one for one in open_ if one.spans[-1].end > whole.start]
        ours = tuple(one for one in open_ if any(span.overlaps(whole) for span in one.spans))
        near = tuple(times[bisect_left(starts, whole.start) : bisect_left(starts, whole.end)])
        sourced, cues = _outer(words, ours)
        found.append(
            Scene(
                document.text,
                words,
                tuple(word.form for word in words),
                ours,
                near,
                held,
                frozenset(sourced),
                frozenset(cues),
                frozenset(touched(words, tuple(time.span for time in near))),
                in_office,
                company,
                holder_of_word(company.turns, whole.start),
                led,
            )
        )
        led = company.release.opens(words, led=led)
    return found


def _outer(words: Sequence[Word], statements: Sequence[Statement]) -> tuple[Iterable[int], Iterable[int]]:
    """The numbers of words of the sources and cues, and of the cues alone, of statements that are in no other."""
    outer = [one for one in statements if one.parent is None]
    sourced = {span for one in outer for span in (*one.source, *one.cue)}
    cues = {span for one in outer for span in one.cue}
    return touched(words, tuple(sorted(sourced))), touched(words, tuple(sorted(cues)))


def _in_office(words: Sequence[Word], held: CommitmentWords) -> Iterator[str]:
    """The last names that an office stands before: "Prime Minister Oda Renn", "the minister, Oda Renn"."""
    for at, word in enumerate(words):
        if word.form in held.lists["officials"]:
            first = at + 1 + (words[at + 1].form == "," if at + 1 < len(words) else 0)
            last = first
            while last < min(first + NAME, len(words)) and words[last].capital:
                last += 1
            if last > first:
                yield words[last - 1].form


def _cut(sentences: Sequence[Sequence[Word]]) -> Iterator[Sequence[Word]]:
    for words in sentences:
        for first in range(0, len(words), LONGEST):
            yield words[first : first + LONGEST]
