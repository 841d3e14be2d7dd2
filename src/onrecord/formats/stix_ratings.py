"""What people say of claims, in STIX 2.1. The one rule: it is by who says it, never by this program, and a word of
STIX's scale stands for it only where the person gave a value on a scale of the same five steps.

A rating from 1 to 5 is an opinion, from "strongly-disagree" to "strongly-agree", whose explanation are the person's
words; any other is a note.
"""

from collections.abc import Iterator

from onrecord.formats.extract import Extract, OutRating
from onrecord.formats.iris import claim_iri, rater_iri, rating_iri
from onrecord.formats.stix_objects import Stix, recorded, stix_id, stix_object

OPINIONS = ("strongly-disagree", "disagree", "neutral", "agree", "strongly-agree")
"""From 1 to 5."""


def rated(extract: Extract) -> Iterator[Stix]:
    """Those who rate claims, and what they say of them."""
    for name in dict.fromkeys(one["by"] for one in extract.ratings):
        given = {"name": name, "identity_class": "individual", "roles": ["rates claims"]}
        yield stix_object(extract.about, "identity", rater_iri(name), given)
    for one in extract.ratings:
        yield _opinion(extract, one) if (one["worst"], one["best"]) == (1, len(OPINIONS)) else _note(extract, one)


def _opinion(extract: Extract, rating: OutRating) -> Stix:
    steps = dict(enumerate(OPINIONS, 1))
    given = {"opinion": steps[rating["value"] or 0], "explanation": _told(rating)}
    return stix_object(extract.about, "opinion", rating_iri(rating["statement"], rating["by"]), _given(rating) | given)


def _note(extract: Extract, rating: OutRating) -> Stix:
    given = {"abstract": f"Rated by {rating['by']}", "content": _told(rating)}
    return stix_object(extract.about, "note", rating_iri(rating["statement"], rating["by"]), _given(rating) | given)


def _told(rating: OutRating) -> str:
    """All of it in sentences."""
    scale = f" ({rating['value']} on a scale from {rating['worst']} to {rating['best']})"
    lines = (
        f"Rated by {rating['by']} on {rating['at'][:10]}: “{rating['said']}”{'' if rating['value'] is None else scale}",
        f"The words rated: “{rating['words']}”",
        rating["reason"],
    )
    return "\n".join(line for line in lines if line)


def _given(rating: OutRating) -> Stix:
    url = rating["url"]
    return {
        "created_by_ref": stix_id("identity", rater_iri(rating["by"])),
        "authors": [rating["by"]],
        "object_refs": [stix_id("grouping", claim_iri(rating["claim"]))],
        "external_references": [{"source_name": rating["by"], "url": url}] if url else [],
        "extensions": recorded({"rating": {**rating}}),
    }
