"""Choosing one from several: evidence is added up for everybody, and the best must lead clearly. The one rule: a wrong
name is worse than none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.reading.actors.descriptions import Descriptions
from onrecord.reading.actors.figures import Figure, Figures
from onrecord.reading.actors.gender import KNOWN
from onrecord.reading.actors.lexicon import Lexicon
from onrecord.reading.actors.phrases import Form, Phrase
from onrecord.reading.actors.spokespeople import Spokespeople
from onrecord.reading.actors.trail import Ask, Trail
from onrecord.records import ActorType, Spans, Unresolved

Who = int | Unresolved | None
"""A figure's number; below nought, somebody without a name; why nobody was chosen; None where the words name nobody."""

LEAST = 0.1
"""Activation below which nobody is thought of."""

MARGIN = 0.75
"""How near to the best, as a share of it, the second may come."""

_UNKNOWN_GENDER = 0.8
_GENERIC_LEAST, _GENERIC_MARGIN, _GENERIC_FIT = 0.5, 0.45, 0.6
_BODY_LEAST, _BODY_MARGIN = 0.4, 0.7
_GENERIC = frozenset({"candidate", "contender", "leader", "man", "politician", "woman"})
_DESCRIBED, _DESCRIBED_MARGIN = 0.25, 0.65
_NAMED_SO = frozenset(
    {"administration", "camp", "campaign", "court", "jury", "party", "senate", "state", "team", "tribunal"}
)
"""Bodies that are never called so unless their name says it."""

_SHADE = 0.4
_SPEAKING = frozenset({ActorType.ORGANISATION, ActorType.OUTLET})
_BODIES = frozenset({ActorType.ORGANISATION, ActorType.STATE, ActorType.OUTLET})


@dataclass(frozen=True, slots=True)
class Nameless:
    """Somebody in the text without a name: "a spokesman for the Navy", later "he"."""

    spans: Spans
    head: str
    lean: float
    plural: bool
    body: bool


@dataclass(frozen=True, slots=True)
class Company:
    """Everybody in a document, as far as they are known when somebody is sought."""

    figures: Figures
    genders: Sequence[float]
    descriptions: Descriptions
    spokespeople: Spokespeople
    lexicon: Lexicon
    trail: Trail
    nameless: list[Nameless]

    def figure(self, who: int) -> Figure:
        """The figure of a number."""
        return self.figures.all[who]

    def is_person(self, who: int) -> bool:
        """Whether somebody is one human being."""
        if who >= 0:
            return self.figure(who).type is ActorType.PERSON
        return not (self.nameless[-who - 1].plural or self.nameless[-who - 1].body)

    def lean(self, who: int) -> float:
        """Evidence on gender: above nought for "he", below for "she"."""
        return self.genders[who] if who >= 0 else self.nameless[-who - 1].lean


def best(scores: Mapping[int, float], margin: float = MARGIN) -> Who:
    """The one who leads clearly; else why not."""
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < LEAST:
        return Unresolved.NO_CANDIDATE
    if len(ranked) > 1 and ranked[1][1] > margin * ranked[0][1]:
        return Unresolved.AMBIGUOUS
    return ranked[0][0]


def for_gender(company: Company, ask: Ask, lean: int) -> dict[int, float]:
    """Activation of the people whom a pronoun of one gender may mean."""
    found = {}
    for who, activation in company.trail.active(ask).items():
        if company.is_person(who):
            known = company.lean(who) * lean
            if known > -KNOWN / 2:
                found[who] = activation * (1.0 if known >= KNOWN else _UNKNOWN_GENDER)
    return found


def for_body(company: Company, ask: Ask) -> Who:
    """The organisation, state or outlet that "it" means; it must be clearly in view."""
    active = {
        who: activation
        for who, activation in company.trail.active(ask).items()
        if (company.figure(who).type in _BODIES if who >= 0 else company.nameless[-who - 1].body)
    }
    return best(active, _BODY_MARGIN) if max(active.values(), default=0) >= _BODY_LEAST else Unresolved.NO_CANDIDATE


def for_several(company: Company, ask: Ask) -> Who:
    """Whom "they" means: a body or nameless people who just spoke; else several."""
    active = company.trail.active(ask)
    if not active:
        return Unresolved.SEVERAL
    who = next(iter(active))
    plural = company.figure(who).type in _BODIES if who >= 0 else not company.is_person(who)
    return best(active, 0.6) if plural and isinstance(best(active, 0.6), int) else Unresolved.SEVERAL


def described(company: Company, phrase: Phrase, ask: Ask) -> Who:
    """Whom a definite description means."""
    words = phrase.words
    head = words[-1]
    active = company.trail.active(ask)
    fits = company.descriptions.called(words, phrase.further, phrase.proper, bare=phrase.bare)
    fits |= {-at - 1: 1.0 for at, one in enumerate(company.nameless) if one.head == head and -at - 1 in active}
    if fits and head in _GENERIC:
        fits = {who: _GENERIC_FIT for who in active if _may_be(company, head, who)} | fits
    fits = {who: fit for who, fit in fits.items() if fit > 1.0 or not _overshadowed(company, who, active)}
    if fits:
        top = max(fits.values())
        scores = {who: fit * (_DESCRIBED + active.get(who, 0.0)) for who, fit in fits.items() if fit >= 0.6 * top}
        return best(scores, _DESCRIBED_MARGIN)
    return _by_sort(company, phrase, active)


def _by_sort(company: Company, phrase: Phrase, active: Mapping[int, float]) -> Who:
    """Which body a description means that none was given: the only one of its sort in view. People are never told
    by their sort alone."""
    lexicon, head = company.lexicon, phrase.words[-1]
    states = company.descriptions.of_land(phrase.words, phrase.further, company.figures.all)
    if len(states) == 1:
        return states[0]
    scores: dict[int, float] = {}
    if head in lexicon.outlet_kinds:
        scores = _of(company, active, {ActorType.OUTLET})
    elif head in {"country", "nation", "government"}:
        scores = _of(company, active, {ActorType.STATE})
    elif head in lexicon.bodies and len(phrase.words) == 1:
        bodies = _of(company, active, {ActorType.ORGANISATION})
        scores = {who: a for who, a in bodies.items() if head not in _NAMED_SO and _is_bare(company, who)}
    if not any(head in some for some in (lexicon.roles, lexicon.bodies, lexicon.outlet_kinds)):
        return None
    if phrase.further:
        return Unresolved.NO_CANDIDATE
    if not scores or max(scores.values()) < _GENERIC_LEAST:
        return Unresolved.NO_CANDIDATE
    return best(scores, _GENERIC_MARGIN)


def _overshadowed(company: Company, who: int, active: Mapping[int, float]) -> bool:
    """Whether another body is much more in view than one whose name has the head of a description: in "the network",
    said after RT, Dish Network is not meant."""
    if who < 0 or company.is_person(who):
        return False
    bodies = [a for other, a in active.items() if other >= 0 and company.figure(other).type in _SPEAKING]
    return active.get(who, 0.0) < _SHADE * max(bodies, default=0.0)


def _is_bare(company: Company, who: int) -> bool:
    """Whether a body's names do not say themselves of what sort it is."""
    bodies, organised = company.lexicon.bodies, company.lexicon.organised
    return not any(word in bodies or word in organised for name in company.figure(who).names for word in name.words)


def _may_be(company: Company, head: str, who: int) -> bool:
    """Whether a noun for a person suits somebody, as far as gender goes."""
    lean = (head in company.lexicon.masculine) - (head in company.lexicon.feminine)
    return company.is_person(who) and (not lean or company.lean(who) * lean > 0)


def _of(company: Company, active: Mapping[int, float], types: Iterable[ActorType]) -> dict[int, float]:
    wanted = frozenset(types)
    return {who: a for who, a in active.items() if who >= 0 and company.figure(who).type in wanted}


PRONOUNS = {Form.HE: 1, Form.SHE: -1}
"""Pronouns of one gender, and which way they lean."""
