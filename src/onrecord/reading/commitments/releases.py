"""A body's own release, in which it calls itself "the company", "the Ministry" and "it". The one rule: whose release it
is must be told by its publisher's name, as that of an office or as the words that open the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.actors import Cast
from onrecord.reading.certainty.wording import Word
from onrecord.reading.commitments.lexicon import CommitmentWords
from onrecord.reading.commitments.offices import publishing
from onrecord.records import Document


@dataclass(frozen=True, slots=True)
class Release:
    """Whose release a text is: its actor, or none where it may be an outlet's; the words of its publisher's name;
    and the nouns by which it may call itself, those of its name or, where it has no office, of any firm or club.
    """

    publisher: str | None
    name: tuple[str, ...]
    sorts: frozenset[str]

    @classmethod
    def of(cls, document: Document, cast: Cast, held: CommitmentWords) -> "Release":
        """That of a document."""
        written = (document.publisher or "").lower()
        words = tuple(written.split())
        bodies = frozenset(words) & held.lists["bodies"]
        office = bool(bodies) or not held.lists["officials"].isdisjoint(words)
        own = office or (bool(words) and document.text.lower().startswith(written))
        publisher = publishing(document, cast.actors) if own else None
        sorts = bodies if office else held.lists["firms"]
        return cls(publisher, words, sorts if publisher is not None else frozenset())

    def calls_itself(self, forms: Sequence[str]) -> bool:
        """Whether words are what it calls itself by: "the company"."""
        return len(forms) == len(("the", "company")) and forms[0] == "the" and forms[1] in self.sorts

    def opens(self, words: Sequence[Word], *, led: bool) -> bool:
        """Whether a sentence begins with it: its name, what it calls itself, or "it" behind a sentence that did."""
        forms = [word.form for word in words[: max(2, len(self.name))]]
        if self.publisher is None or not forms:
            return False
        return (led and forms[0] == "it") or self.calls_itself(forms[:2]) or tuple(forms) == self.name
