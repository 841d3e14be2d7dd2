"""What STIX 2.1 objects have in common. The one rule: a name follows from what it names, so that a second export makes
new versions of the same objects, and no field holds null or an empty list, which STIX forbids."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from onrecord.formats.extract import About, OutStatement
from onrecord.formats.iris import PREFIX, TERMS, uuid_of

Stix = dict[str, object]

BEGUN: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""All versions of an object share a time of creation: since when objects are named so."""
EXTENSION: Final = f"extension-definition--{uuid_of(f'{TERMS}stix:1')}"
_MEANS = (
    "onrecord record: what one statement, claim or document of an onrecord ledger is, in the terms of onrecord/1. "
    "'start' and 'end' count Unicode code points of the frozen text whose SHA-256 as UTF-8 is 'text_sha256'; "
    "'document' is the SHA-256 of the original bytes. 'certainty' is the speaker's, on the FactBank scale. "
    "'reading_confidence' is the calibrated probability that source, cue and content were read rightly; it says "
    "nothing about whether the words are true, and is therefore not the confidence property of STIX. 'review' is "
    "machine where nobody has judged the reading."
)


def stix_id(kind: str, iri: str) -> str:
    """`note--` and a UUID of version 5."""
    return f"{kind}--{uuid_of(iri)}"


def tool_id() -> str:
    """The identity by which all of it is created."""
    return stix_id("identity", f"{PREFIX}software")


def stix_object(about: About, kind: str, iri: str, given: Mapping[str, object]) -> Stix:
    """An object with the properties that all have; what is null or empty is left out."""
    held: Stix = {
        "type": kind,
        "spec_version": "2.1",
        "id": stix_id(kind, iri),
        "created_by_ref": tool_id(),
        "created": instant(BEGUN),
        "modified": instant(max(about.made, BEGUN)),
        **given,
    }
    filled = _filled(held)
    return filled if isinstance(filled, dict) else held


def recorded(record: Mapping[str, object]) -> dict[str, object]:
    """The record in our own terms, as a property extension."""
    return {EXTENSION: {"extension_type": "property-extension", **record}}


def labels(statement: OutStatement) -> list[str]:
    """What people say of it, in a word."""
    return [statement["review"] if statement["reviewed"] else "unreviewed"]


def instant(moment: dt.datetime) -> str:
    """A moment in UTC, to the millisecond."""
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def tool(about: About) -> tuple[Stix, Stix]:
    """Who creates the objects, and the definition of our terms."""
    name = f"onrecord {about.version}"
    described = (
        "Reads who said what. What it creates is read by a machine unless its labels say that people reviewed it."
    )
    identity = stix_object(
        about,
        "identity",
        f"{PREFIX}software",
        {"name": name, "identity_class": "system", "description": f"{described} This export is of {about.words}."},
    )
    definition: Stix = {
        "type": "extension-definition",
        "spec_version": "2.1",
        "id": EXTENSION,
        "created_by_ref": tool_id(),
        "created": instant(BEGUN),
        "modified": instant(BEGUN),
        "name": "onrecord record",
        "schema": _MEANS,
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }
    return identity, definition


def _filled(value: object) -> object:
    """A value without what is null or empty; nothing is left out of a list but such."""
    if isinstance(value, Mapping):
        held = {name: _filled(one) for name, one in value.items()}
        return {name: one for name, one in held.items() if one is not None and one not in ([], {}, "")}
    if isinstance(value, list):
        return [one for one in map(_filled, value) if one is not None and one not in ([], {}, "")]
    return value
