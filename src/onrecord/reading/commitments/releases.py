"""A body's own release, in which it calls itself "the company", "the Ministry" and "it". The one rule: whose release it
is must be told by its publisher's name, as that of an office or as the words that open the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.reading.actors import Cast
from onrecord.reading.certainty.wording import Word
from onrecord.reading.commitments.lexicon import CommitmentWords
from onrecord.reading.commitments.offices import publishing
from onrecord.records import Document


@dataclass(frozen=True)
class Release:
    """Whose release a text is, by its actor, with the words of its name; none where it may be an outlet's."""

    publisher: str | None
    name: tuple[str, ...]
    held: CommitmentWords

    @classmethod
    def of(cls, document: Document, cast: Cast, held: CommitmentWords) -> "Release":
        """That of a document."""
        name = (document.publisher or "").lower()
        office = any(word in held.lists["bodies"] or word in held.lists["officials"] for word in name.split())
        own = office or (bool(name) and document.text.lower().startswith(name))
        return cls(publishing(document, cast.actors) if own else None, tuple(name.split()), held)

    @cached_property
    def sorts(self) -> frozenset[str]:
        """The nouns by which it may call itself: those of its name, or of any firm or club where it has no office."""
        if self.publisher is None:
            return frozenset()
        bodies, officials = self.held.lists["bodies"], self.held.lists["officials"]
        own = frozenset(word for word in self.name if word in bodies)
        return own if own or not officials.isdisjoint(self.name) else self.held.lists["firms"]

    def calls_itself(self, forms: Sequence[str]) -> bool:
        """Whether words are what it calls itself by: "the company"."""
        return len(forms) == len(("the", "company")) and forms[0] == "the" and forms[1] in self.sorts

    def opens(self, words: Sequence[Word], *, led: bool) -> bool:
        """Whether a sentence begins with it: its name, what it calls itself, or "it" behind a sentence that did."""
        forms = [word.form for word in words[: max(2, len(self.name))]]
        if self.publisher is None or not forms:
            return False
        return (led and forms[0] == "it") or self.calls_itself(forms[:2]) or tuple(forms) == self.name
