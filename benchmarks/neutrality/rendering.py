"""The invented articles with their names filled in. The one rule: every offset leads back to the template, so that two
readings of the same article can be compared place by place."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Article:
    """A text with slots (`{A_last}`); `harmless` says that real countries may stand in it."""

    id: str
    harmless: bool
    text: str


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands in the slots; `world` says whether its countries are `invented` or `real`."""

    name: str
    world: str
    slots: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Slot:
    """One filled slot: `text[start:end]` is what was filled in, `template[at:until]` its braces."""

    name: str
    start: int
    end: int
    at: int
    until: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """An article with its names, and where they stand in it."""

    text: str
    slots: tuple[Slot, ...]

    def in_template(self, start: int, end: int) -> tuple[int, int]:
        """The span of the template that `text[start:end]` comes from; what cuts into a slot takes all of it."""
        return self._place(start, upwards=False), self._place(end, upwards=True)

    def _place(self, offset: int, *, upwards: bool) -> int:
        shift = 0
        for slot in self.slots:
            if offset <= slot.start:
                break
            if offset < slot.end:
                return slot.until if upwards else slot.at
            shift = slot.until - slot.end
        return offset + shift


def articles() -> tuple[Article, ...]:
    """Every article of `texts.json`."""
    return tuple(Article(**record) for record in json.loads((HERE / "texts.json").read_text(encoding="utf-8")))


def fillings(article: Article) -> tuple[Filling, ...]:
    """The fillings that suit the article: invented countries always, real ones where it is harmless."""
    records = json.loads((HERE / "fillings.json").read_text(encoding="utf-8"))
    return tuple(Filling(**record) for record in records if article.harmless or record["world"] == "invented")


def render(text: str, filling: Filling) -> Rendered:
    """The text with every slot filled, and the places of the slots."""
    pieces: list[str] = []
    slots: list[Slot] = []
    length = done = 0
    for match in SLOT.finditer(text):
        words = filling.slots[match[1]]
        start = length + match.start() - done
        pieces += [text[done : match.start()], words]
        slots.append(Slot(match[1], start, start + len(words), *match.span()))
        length, done = start + len(words), match.end()
    return Rendered("".join([*pieces, text[done:]]), tuple(slots))
