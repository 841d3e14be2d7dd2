"""Which draft is read and written how. The one rule: what cannot be given back as it was is not taken in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from onrecord.errors import InputError
from onrecord.formats.footnoted import plain, word
from onrecord.formats.footnoted.marks import Mark
from onrecord.records import Passage


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft's text, whose places count in the draft itself, what in it is a heading, and what gives its bytes back
    with marks."""

    text: str
    passages: tuple[Passage, ...]
    write: Callable[[Sequence[Mark]], bytes]


_READERS: dict[str, Callable[[bytes, str], tuple[str, tuple[Passage, ...], Callable[[Sequence[Mark]], bytes]]]] = {
    ".md": plain.markdown,
    ".markdown": plain.markdown,
    ".txt": plain.text,
    ".docx": word.document,
}


def endings() -> tuple[str, ...]:
    """The endings of the drafts that can be read."""
    return tuple(_READERS)


def draft_of(data: bytes, name: str) -> Draft:
    """The draft in a file of that name; InputError where it is none that can be read and written."""
    reader = _READERS.get(PurePath(name).suffix.casefold())
    if reader is None:
        listed = ", ".join(_READERS)
        raise InputError(f"{name} is no draft that can be footnoted: give a file that ends in {listed}")
    found, passages, write = reader(data, name)
    if not found.strip():
        raise InputError(f"{name} has no text in it")
    return Draft(found, passages, write)
