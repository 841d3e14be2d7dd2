"""One sentence with everything that is asked of it. The one rule: words are told by their number in the sentence, and
only `span` and `pieces` turn numbers into places."""

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.actors import Resolution
from onrecord.reading.certainty import RunningWords
from onrecord.reading.certainty.wording import Word, is_mark, touched
from onrecord.reading.commitments.lexicon import CommitmentWords, commitment_words
from onrecord.records import Document, Span, Spans, Statement, Time

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
class Scene:
    """A sentence: its words and their forms, the statements with a part in it (the innermost last), the times in it;
    `walls` are the numbers of words that belong to the source or the cue of a statement that is in no other, `cues`
    those of a cue, `timed` those in a time; `in_office` are the last names of those whom the text gives an office."""

    text: str
    words: Sequence[Word]
    forms: tuple[str, ...]
    statements: tuple[Statement, ...]
    times: tuple[Time, ...]
    held: CommitmentWords
    resolve: Resolve
    walls: frozenset[int]
    cues: frozenset[int]
    timed: frozenset[int]
    in_office: frozenset[str]

    def span(self, first: int, last: int) -> Span:
        """The place of words `first` to `last`, not included."""
        return Span(self.words[first].span.start, self.words[last - 1].span.end)

    def form(self, at: int) -> str:
        """The form of a word, empty where there is none."""
        return self.forms[at] if 0 <= at < len(self.forms) else ""

    def within(self, at: int, name: str) -> bool:
        """Whether a word is on a list."""
        return self.form(at) in self.held.lists[name]

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


def scenes_of(
    document: Document, statements: Sequence[Statement], times: Sequence[Time], resolve: Resolve
) -> list[Scene]:
    """The sentences of a document, in their order."""
    running = RunningWords(document)
    held = commitment_words(running.language)
    ordered = deque(sorted(statements, key=lambda one: (one.spans[0].start, -one.spans[-1].end)))
    starts = [time.span.start for time in times]
    found = []
    open_: list[Statement] = []
    sentences = list(_cut(running.sentences(Span(0, len(document.text))) if document.text else []))
    in_office = frozenset(name for words in sentences for name in _in_office(words, held))
    for words in sentences:
        whole = Span(words[0].span.start, words[-1].span.end)
        while ordered and ordered[0].spans[0].start < whole.end:
            open_.append(ordered.popleft())
        open_ = [one for one in open_ if one.spans[-1].end > whole.start]
        ours = tuple(one for one in open_ if any(span.overlaps(whole) for span in one.spans))
        near = tuple(times[bisect_left(starts, whole.start) : bisect_left(starts, whole.end)])
        walls = touched(
            words, tuple(sorted({span for one in ours if one.parent is None for span in (*one.source, *one.cue)}))
        )
        cues = touched(words, tuple(sorted({span for one in ours if one.parent is None for span in one.cue})))
        timed = touched(words, tuple(time.span for time in near))
        forms = tuple(word.form for word in words)
        found.append(
            Scene(
                document.text,
                words,
                forms,
                ours,
                near,
                held,
                resolve,
                frozenset(walls),
                frozenset(cues),
                frozenset(timed),
                in_office,
            )
        )
    return found


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
