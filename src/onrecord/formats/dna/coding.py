"""Statements as DNA codes them. The one rule: two sources are one only where onrecord has them as one actor, so that
nobody unnamed becomes somebody.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from onrecord.formats.evidence import hedge_words, speaker_name
from onrecord.formats.extract import UNREVIEWED, Extract, OutStatement
from onrecord.formats.tables.rows import way_words
from onrecord.records import Document

MACHINE = "onrecord (machine)"
"""The coder of what nobody reviewed."""
LONGEST = 190
"""Characters of what DNA keeps as short text."""
DNA_STATEMENT, OUTSIDE_CLAIMS = 1, 2
"""Types of statements, by their numbers: what asserts or denies a claim, and all the rest."""
_AGREES = {"asserts": True, "denies": False}


@dataclass(frozen=True, slots=True)
class Coded:
    """One statement: where it stands, in UTF-16 units of its document, who coded it, and its variables by name."""

    document: str
    type: int
    start: int
    stop: int
    coder: str
    short: Mapping[str, str]
    long: Mapping[str, str]
    agreement: bool | None


def coded(extract: Extract) -> Iterator[Coded]:
    """Each statement of the extract: once for each claim that it asserts or denies, and once, as another type, where
    there is none."""
    claims = {one["id"]: one["words"] for one in extract.claims}
    names = _Names.of(extract)
    document: Document | None = None
    for one in extract.statements():
        held = one["document"]["id"]
        if document is None or document.id != held:
            document = extract.document(held)
        spans, text = one["content"]["spans"], document.text
        place = units(text, min(start for start, _ in spans)), units(text, max(end for _, end in spans))
        who, told = _who(one, names), _told(document, one)
        coder = one["reviewed_by"] or MACHINE
        sides = [(claims[at["claim"]], _AGREES[at["stance"]]) for at in one["claims"] if at["stance"] in _AGREES]
        for words, agrees in sides:
            short = {**who, "concept": cut(words), **_marks(one)}
            yield Coded(held, DNA_STATEMENT, *place, coder, short, told, agrees)
        if not sides:
            short = {**who, "act": one["act"] or "", **_marks(one)}
            yield Coded(held, OUTSIDE_CLAIMS, *place, coder, short, told, None)


def units(text: str, place: int) -> int:
    """How many UTF-16 units stand before a place, as Java counts."""
    return place + sum(character > "\uffff" for character in text[:place])


def cut(words: str) -> str:
    """Words on a line that is short enough for DNA."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 2]} …"


@dataclass(frozen=True, slots=True)
class _Names:
    """Types of actors by their ids, and the names that several have."""

    types: Mapping[str, str]
    shared: frozenset[str]

    @classmethod
    def of(cls, extract: Extract) -> Self:
        """Those of an extract."""
        times = Counter(one["name"] for one in extract.actors)
        types = {one["id"]: one["type"] for one in extract.actors}
        return cls(types, frozenset(name for name, number in times.items() if number > 1))


def _who(one: OutStatement, names: _Names) -> dict[str, str]:
    """The speaker: as a person or as an organisation, where it has a name."""
    name, speaker = speaker_name(one), one["speaker"]
    if name is not None:
        is_person = speaker is None or names.types.get(speaker["id"], "person") == "person"
        label = cut(f"{name} ({speaker['id']})" if speaker and name in names.shared else name)
        return {"person": label if is_person else "", "organization": "" if is_person else label}
    mark = f" ({one['source']['kind']}, {one['id'][:8]})"
    words = " ".join((one["source"]["text"] or "no source given").split())
    return {"person": f"{words[: LONGEST - len(mark)]}{mark}", "organization": ""}


def _marks(one: OutStatement) -> dict[str, str]:
    certainty = one["certainty"]
    return {
        "review": UNREVIEWED if one["review"] == "machine" else one["review"],
        "certainty": f"{certainty['degree']}{certainty['polarity']}" if certainty else "",
    }


def _told(document: Document, one: OutStatement) -> dict[str, str]:
    return {
        "hedges": "; ".join(hedge_words(document, one)),
        "way": way_words(one["chain"]),
        "receipt": f"{one['receipt']} {one['id']}",
    }
