"""What judgements are about, as JSON and back; the one rule: whatever is written here is read again for ever."""

import datetime as dt
from typing import Any

from onrecord.errors import IntegrityError
from onrecord.records import (
    Act,
    ActorType,
    Bond,
    ClaimRating,
    Correction,
    Degree,
    Judgement,
    JudgementKind,
    Mentioned,
    Pinned,
    Polarity,
    Rated,
    Rating,
    Reviewed,
    SourceKind,
    Span,
    Spans,
    Weight,
)

_CLOSED = {
    "speaker_type": ActorType,
    "source_kind": SourceKind,
    "act": Act,
    "polarity": Polarity,
    "degree": Degree,
}
"""Fields of a correction that hold a member of an enumeration."""
_PLACES = ("source", "cue", "content")


def subject_object(judgement: Judgement) -> dict[str, Any]:
    """What a judgement is about."""
    found: dict[str, Any] = {
        "these": [[one.document, one.name, one.type.value] for one in judgement.these],
        "those": [[one.document, one.name, one.type.value] for one in judgement.those],
        "withdraws": judgement.withdraws,
    }
    if judgement.hypothesis:
        found["hypothesis"] = judgement.hypothesis
    if judgement.rated is not None:
        rated = judgement.rated
        found["rated"] = [rated.hypothesis, rated.statement, rated.rating, rated.weight]
    if judgement.reviewed is not None:
        found["reviewed"] = _reviewed_object(judgement.reviewed)
    return found


def judgement_from(kind: str, by: str, at: str, reason: str, subject: Any, number: int = 0) -> Judgement:  # noqa: ANN401, PLR0913, PLR0917 - JSON, and a row's columns
    """The judgement again. IntegrityError, KeyError, TypeError or ValueError where that is none."""
    these, those = (
        tuple(Mentioned(document, name, ActorType(of)) for document, name, of in subject[side])
        for side in ("these", "those")
    )
    rated = subject.get("rated")
    reviewed = subject.get("reviewed")
    return Judgement(
        kind=JudgementKind(kind),
        by=by,
        at=dt.datetime.fromisoformat(at),
        reason=reason,
        these=these,
        those=those,
        withdraws=subject["withdraws"],
        number=number,
        hypothesis=subject.get("hypothesis", ""),
        rated=None if rated is None else _rated(*rated),
        reviewed=None if reviewed is None else _reviewed(reviewed),
    )


def correction_object(correction: Correction) -> dict[str, Any]:
    """The fields that a correction gives."""
    found: dict[str, Any] = {}
    for name in correction.given:
        value = getattr(correction, name)
        found[name] = _pairs(value) if name in _PLACES else str(value)
    return found


def correction_from(given: dict[str, Any]) -> Correction:
    """The correction again; IntegrityError, TypeError or ValueError where that is none."""
    fields: dict[str, Any] = {}
    for name, value in given.items():
        if name in _PLACES:
            fields[name] = _spans(value)
        elif name in _CLOSED:
            fields[name] = _CLOSED[name](value)
        elif name == "speaker" and isinstance(value, str):
            fields[name] = value
        else:
            raise IntegrityError(f"nothing of a statement is called {name!r}, or it is no {value!r}")
    return Correction(**fields)


def claim_rating_object(rating: ClaimRating) -> dict[str, Any]:
    """A rating of a claim: `words`, and of `value`, `scale` and `url` those that are given."""
    found = {"words": rating.words, "value": rating.value, "scale": rating.scale and list(rating.scale)}
    return {name: value for name, value in {**found, "url": rating.url}.items() if value is not None}


def claim_rating_from(given: Any) -> ClaimRating:  # noqa: ANN401 - JSON
    """The rating of a claim again; IntegrityError, TypeError or ValueError where that is none."""
    if not isinstance(given, dict):
        raise IntegrityError(f"a rating of a claim is an object with words, not {given!r}")
    words, value, scale, url = (given.get(name) for name in ("words", "value", "scale", "url"))
    if not isinstance(words, str) or not (url is None or isinstance(url, str)):
        raise IntegrityError("what is said of a claim, and where, is text")
    ends = None
    if scale is not None:
        worst, best = scale
        ends = worst, best
    if any(type(number) is not int for number in (value, *(ends or ())) if number is not None):
        raise IntegrityError("a value and the ends of its scale are whole numbers")
    return ClaimRating(words, value, ends, url)


def _reviewed_object(subject: Reviewed) -> dict[str, Any]:
    found: dict[str, Any] = {"statement": _pinned_object(subject.statement)}
    if subject.correction is not None:
        found["correction"] = correction_object(subject.correction)
    if subject.other is not None and subject.bond is not None:
        found |= {"other": _pinned_object(subject.other), "bond": subject.bond.value}
    if subject.rating is not None:
        found["rating"] = claim_rating_object(subject.rating)
    return found


def _reviewed(held: dict[str, Any]) -> Reviewed:
    correction, other, bond, rating = (held.get(name) for name in ("correction", "other", "bond", "rating"))
    return Reviewed(
        _pinned(held["statement"]),
        None if correction is None else correction_from(correction),
        None if other is None else _pinned(other),
        None if bond is None else Bond(bond),
        None if rating is None else claim_rating_from(rating),
    )


def _pinned_object(one: Pinned) -> dict[str, Any]:
    places = {name: _pairs(getattr(one, name)) for name in _PLACES}
    return {"document": one.document, **places, "words": list(one.words)}


def _pinned(held: dict[str, Any]) -> Pinned:
    source, cue, content = held["words"]
    document = held["document"]
    if not all(isinstance(text, str) for text in (document, source, cue, content)):
        raise IntegrityError("a statement that is judged has words")
    who, how, what = (_spans(held[name]) for name in _PLACES)
    return Pinned(document, who, how, what, (source, cue, content))


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans(pairs: Any) -> Spans:  # noqa: ANN401 - JSON
    return tuple(Span(start, end) for start, end in pairs)


def _rated(hypothesis: str, statement: str, rating: str, weight: str | None) -> Rated:
    return Rated(hypothesis, statement, Rating(rating), Weight(weight) if weight else None)
