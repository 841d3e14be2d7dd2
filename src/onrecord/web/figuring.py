"""How figures are written on a page. The one rule: what is open, doubtful or somebody's part of it is said in words."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from onrecord.answers.figure_words import SHARED, reservations, spelled
from onrecord.answers.numbers import FigureObject, PairObject, TableObject
from onrecord.records import Dating

_DATINGS: Mapping[str, str] = {Dating.SPOKEN_OF: "spoken of", Dating.SAID: "said", Dating.PUBLISHED: "published"}


def value_words(figure: FigureObject) -> str:
    """`about 4,000 crowns`, `between 88 and 94 percent`, `24 or more`."""
    low, high = (Decimal(end) if end is not None else None for end in (figure["low"], figure["high"]))
    return spelled(low, high, figure["comparison"], figure["unit"], figure["per"])


def source_words(figure: FigureObject) -> str:
    """Whom the document cites for a figure, or that it cites nobody: `Ministry of Energy`, `own words`."""
    voice = figure["voice"]
    if voice["statement"] is None and not figure["credited"]:
        return f"{voice['publisher'] or 'no publisher'}, own words"
    last = voice["chain"][-1] if voice["chain"] else None
    named = (last["name"] or last["text"]) if last else "not said"
    return f"{named} (unnamed)" if last and last["kind"] == "unnamed" else named


def source_key(figure: FigureObject) -> str:
    """The same for figures of one source as far as that is known. One that has no name is nobody else's match."""
    voice = figure["voice"]
    if voice["statement"] is None:
        return source_words(figure)
    last = voice["chain"][-1] if voice["chain"] else None
    if last is None or last["kind"] == "unnamed":
        return voice["statement"]
    return voice["speaker"] or last["name"] or f"{last['text']} {voice['document']}"


def doubt_words(figure: FigureObject) -> Iterator[str]:
    """Why a figure stands aside."""
    return reservations(
        held=figure["held"], credited=figure["credited"], part=figure["part"], earlier=figure["earlier"]
    )


def dating_words(figure: FigureObject) -> str:
    """By what the day is known as of which it holds, where that leaves some doubt: `published`."""
    return _DATINGS.get(figure["dating"], "")


def difference_words(table: TableObject) -> list[tuple[list[tuple[str, list[int]]], str]]:
    """What disagrees: the values of two with the places of who gives them, and by what they are comparable; pairs of
    the same two values stand together."""
    together: dict[tuple[str, str], list[PairObject]] = {}
    figures = table["figures"]
    for pair in table["disagreements"]:
        one, other = sorted((figures[pair["one"]], figures[pair["other"]]), key=_size)
        together.setdefault((value_words(one), value_words(other)), []).append(pair)
    found = []
    for values, pairs in together.items():
        places = sorted({place for pair in pairs for place in (pair["one"], pair["other"])})
        sides = [(value, [place for place in places if value_words(figures[place]) == value]) for value in values]
        shared = dict.fromkeys(SHARED[one] for pair in pairs for one in pair["shared"])
        found.append((sides, ", ".join(shared)))
    return found


def series_words(table: TableObject) -> list[tuple[str, int]]:
    """Updates and revisions: the values by the day on which they were given, each with the place of who first gave it;
    a value that stays stands once."""
    figures = table["figures"]
    places = {place for pair in table["series"] for place in (pair["one"], pair["other"])}
    ordered = sorted(places, key=lambda place: (figures[place]["voice"]["day"] or "9", place))
    found: list[tuple[str, int]] = []
    for place in ordered:
        value = value_words(figures[place])
        if not found or found[-1][0] != value:
            found.append((value, place))
    return found


def _size(figure: FigureObject) -> tuple[Decimal, Decimal]:
    low, high = figure["low"], figure["high"]
    return Decimal(low or high or 0), Decimal(high or low or 0)
