"""Whether two figures are about one thing. The one rule: what does not show that they are leaves them apart."""

from dataclasses import dataclass

from onrecord.linking.figures.lexicon import english
from onrecord.linking.figures.wording import name_stems
from onrecord.records import Apart, FigureTold, Measure, Pace, Shared

_CLOSE = 800
"""Characters of one document between two figures that its own context holds together."""
_SHARED, _MANY = 2, 3
_ALIKE, _VERY = 0.5, 0.7
_SURE = frozenset({Shared.CLAIM, Shared.DOCUMENT, Shared.PLACE, Shared.EVENT})
"""What binds a document's own words, which no statement sets apart from the next sentence's, to another figure."""
_SPELL = "minute"
_ONCE = frozenset({Pace.TOLL, Pace.OCCASION})
"""How what happens once is counted."""


@dataclass(frozen=True, slots=True)
class Same:
    """By what two figures are about one thing; or else why they are not compared."""

    shared: tuple[Shared, ...] = ()
    apart: Apart | None = None


def same_thing(one: FigureTold, other: FigureTold, *, one_claim: bool) -> Same:
    """Whether two figures of one measure count it of the same event or thing."""
    reason = _apart(one, other)
    if reason is not None:
        return Same(apart=reason)
    basis = [Shared.CLAIM] if one_claim else []
    if _together(one, other):
        basis.append(Shared.DOCUMENT)
    if one.places & other.places:
        basis.append(Shared.PLACE)
    if one.scene & other.scene:
        basis.append(Shared.EVENT)
    if len(one.names & other.names) >= _SHARED or (one.names & other.names and not (one.names ^ other.names)):
        basis.append(Shared.NAMES)
    if not _enough(one, other, basis) or ((one.own or other.own) and not _SURE.intersection(basis)):
        return Same(apart=Apart.OTHER_EVENT)
    return Same(tuple(basis) or (Shared.SETTING,))


def _apart(one: FigureTold, other: FigureTold) -> Apart | None:
    """What parts them, whatever else they share."""
    if one.places and other.places and not one.places & other.places:
        return Apart.OTHER_PLACE
    for here, there in ((one, other), (other, one)):
        if here.places and not there.places and not here.places & there.around:
            return Apart.OTHER_PLACE
    if one.whose and other.whose and not one.whose & other.whose:
        return Apart.OTHER_SUBJECT
    if any(
        here.events and there.scene and not here.events & there.scene for here, there in ((one, other), (other, one))
    ):
        return Apart.OTHER_EVENT
    if one.measure is not None and one.measure.pace in {Pace.STOCK, Pace.LEVEL} and _strangers(one, other):
        return Apart.OTHER_SUBJECT
    return None


def _strangers(one: FigureTold, other: FigureTold) -> bool:
    """Whether each names somebody of whom the other's surroundings know nothing."""
    return bool(one.names - other.around) and bool(other.names - one.around)


def _together(one: FigureTold, other: FigureTold) -> bool:
    if one.told.document != other.told.document:
        return False
    return abs(one.quantity.span.start - other.quantity.span.start) <= _CLOSE


def _enough(one: FigureTold, other: FigureTold, basis: list[Shared]) -> bool:
    """Whether what they share shows that they are about one thing."""
    measure = one.measure
    points_back = Shared.DOCUMENT in basis and (one.borrowed or other.borrowed)
    if measure is None or points_back:
        return points_back
    if not measure.known and not _alike(one, other, _VERY):
        return Shared.CLAIM in basis
    near = bool(one.names & other.around and other.names & one.around)
    if Shared.CLAIM in basis or Shared.DOCUMENT in basis or not measure.known:
        return near or Shared.CLAIM in basis or Shared.DOCUMENT in basis
    if one.day == other.day and _own(one, other) and _alike(one, other):
        return True
    return _by_names(one, other, measure, near=near or (measure.pace not in _ONCE and Shared.PLACE in basis))


def _by_names(one: FigureTold, other: FigureTold, measure: Measure, *, near: bool) -> bool:
    """Whether the names around both show that they are about one thing."""
    distinct = len(_distinct(one, other))
    if measure.unit == _SPELL:
        return near or (distinct >= _SHARED and bool(one.names or other.names))
    if measure.pace in _ONCE:
        one_scene = bool(one.scene & other.scene)
        return distinct >= (_SHARED if one_scene else _MANY) or (one_scene and _own(one, other))
    return near or (measure.unit is not None and len(one.around & other.around) >= _SHARED)


def _own(one: FigureTold, other: FigureTold) -> bool:
    """Whether their own sentences share a name that is no country's."""
    return bool((one.names | one.places) & (other.names | other.places) - english().countries)


def _distinct(one: FigureTold, other: FigureTold) -> frozenset[str]:
    """Names around both that are no country's and nobody's who speaks."""
    speaking = (one.told.speaker_name, other.told.speaker_name, one.told.publisher, other.told.publisher)
    spoken = frozenset(stem for name in speaking for stem in name_stems(name or ""))
    return (one.around & other.around) - spoken - english().countries


def _alike(one: FigureTold, other: FigureTold, least: float = _ALIKE) -> bool:
    """Whether the words of their sentences are much the same."""
    fewer = min(len(one.words), len(other.words))
    return fewer > 0 and len(one.words & other.words) / len(one.words | other.words) >= least
