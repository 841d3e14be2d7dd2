"""Statements of a ledger that may say what a sentence says. The one rule: they are found by indices, never by going
through the ledger, and those that people rejected are none."""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Protocol

import numpy as np

from onrecord.ledger import Ledger, StatementRow
from onrecord.linking.candidates import CELLS, further_keys, met
from onrecord.linking.lexicon import english
from onrecord.models import IntArray, cosines, pack, signs, unpack
from onrecord.models.sentence_model import FloatArray, SmallArray
from onrecord.records import Hop, Proposition, Span
from onrecord.reports.chains import chain_of
from onrecord.reports.footnotes.drafts import DraftSentence
from onrecord.reports.footnotes.tokenizing import Token, tokens
from onrecord.reports.footnotes.voices import Voice, voices_of

_COMMON = 1_500
"""Statements that hold a word, from which on it tells too little to be looked for."""
_FORMS = 150
"""Words of a sentence that are looked for at the most."""
_BY_WORDS, _BY_MEANING = 40, 12
"""Statements that are looked at for a sentence, by the words that they share with it and by what they mean."""
_TOUCHED = 400
"""Wordings, the nearest by sign bits, whose vectors are looked at."""
_ALIKE = 0.5
_COPIES = 6
"""Statements of one wording that are looked at."""
_ROUND = 400
"""Characters before and after a content in which a quotation may go on."""


class Sentences(Protocol):
    """What an encoder of sentences does here; see SentenceModel."""

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """A vector of unit length for each text."""
        ...

    def cells(self, packed: SmallArray, count: int) -> IntArray:
        """The nearest cells of each packed vector."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement with all that it is compared by: who makes it, what it says, and its words."""

    row: StatementRow
    chain: tuple[Hop, ...]
    voices: tuple[Voice, ...]
    propositions: tuple[Proposition, ...]
    words: tuple[Token, ...]

    def around(self) -> tuple[Token, ...]:
        """The words of the document about the content."""
        content = self.row.record.content
        start = max(0, min(span.start for span in content) - _ROUND)
        end = min(len(self.row.text), max(span.end for span in content) + _ROUND)
        return tokens(self.row.text, (Span(start, end),))


class Candidates:
    """Looks up who may say the same in one ledger."""

    def __init__(self, ledger: Ledger, sentences: Sentences) -> None:
        self._ledger = ledger
        self._sentences = sentences
        self._lookup = ledger.lookup()
        self._size = max(ledger.size(), 2)
        self._holding = lru_cache(maxsize=4096)(self._look)
        self._made = lru_cache(maxsize=4096)(self._make)

    def of(self, sentence: DraftSentence) -> tuple[Candidate, ...]:
        """Statements that share telling words with a sentence, or mean something near, the likeliest first."""
        numbers = [*self._by_words(sentence), *self._by_meaning([told.proposition for told in sentence.told])]
        return self.named(self._lookup.ids(list(dict.fromkeys(numbers))).values())

    def named(self, ids: Iterable[str]) -> tuple[Candidate, ...]:
        """Statements by their ids, those that people rejected left out."""
        wanted = list(dict.fromkeys(ids))
        found = (self._made(name) for name in wanted)
        return tuple(one for one in found if one is not None)

    def _make(self, name: str) -> Candidate | None:
        row = next(self._ledger.statements_of_id(name), None)
        if row is None or not row.review.stands:
            return None
        chain = chain_of(self._ledger, row)
        said = self._lookup.propositions((name,)).get(name) or (_plain(row),)
        return Candidate(row, chain, voices_of(row, chain), said, tokens(row.text, row.record.content))

    def _look(self, phrase: str) -> tuple[int, ...]:
        return tuple(self._lookup.holding(phrase, _COMMON) or ())

    def _by_words(self, sentence: DraftSentence) -> Sequence[int]:
        weights: dict[int, float] = defaultdict(float)
        plain = english().plain
        forms = dict.fromkeys(one.form for one in tokens(sentence.text, (Span(0, len(sentence.text)),)))
        for form in islice(forms, _FORMS):
            found = () if form in plain else self._holding(form)
            weight = math.log(self._size / len(found)) if found else 0.0
            for number in found:
                weights[number] += weight
        return heapq.nsmallest(_BY_WORDS, weights, key=lambda number: (-weights[number], number))

    def _by_meaning(self, said: Sequence[Proposition]) -> list[int]:
        if not said:
            return []
        vectors = pack(self._sentences.encode([one.words for one in said]))
        cells, bits = self._sentences.cells(vectors, CELLS), signs(vectors)
        found: list[int] = []
        for place, one in enumerate(said):
            pages = self._lookup.pages(map(int, cells[place]))
            near = met(pages, self._lookup.pages(sorted(further_keys(one))), bits[place])
            first = near.numbers[np.argsort(near.away, kind="stable")[:_TOUCHED]]
            held = self._lookup.vectors(map(int, first))
            if not held:
                continue
            close = cosines(vectors[place : place + 1], unpack(list(held.values()), vectors.shape[1]))[0]
            best = sorted(zip(close.tolist(), held, strict=True), reverse=True)[:_BY_MEANING]
            for cosine, wording in best:
                if cosine >= _ALIKE:
                    found.extend(self._lookup.saying(wording, _COPIES))
        return found


def _plain(row: StatementRow) -> Proposition:
    """What a statement says that makes no proposition by itself, such as one that another stands in."""
    return Proposition(row.id, row.document, row.content.text, denied=row.record.taken_back)
