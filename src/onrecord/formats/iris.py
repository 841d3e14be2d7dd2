"""How records are named where names are IRIs or UUIDs. The one rule: the same record has the same name in every form
and every export, and records of two ledgers never share one by chance."""

import uuid
from urllib.parse import quote

from onrecord.formats.extract import Extract

PREFIX = "urn:x-onrecord:"
TERMS = f"{PREFIX}terms:"
"""Of what the vocabularies of others have no word for."""
_NAMESPACE = uuid.UUID("6a1f6a1e-6f5c-5b6e-9f0d-3a6f1e2b7c54")
"""Ours, for UUIDs by name (RFC 9562, version 5)."""


def document_iri(document: str) -> str:
    """The bytes that a document was read from: `urn:x-onrecord:document:sha256:…`."""
    return f"{PREFIX}document:{document}"


def text_iri(text_sha256: str) -> str:
    """A frozen text."""
    return f"{PREFIX}text:sha256:{text_sha256}"


def statement_iri(statement: str) -> str:
    """A statement; its id follows from its document and its places."""
    return f"{PREFIX}statement:{statement}"


def claim_iri(claim: str) -> str:
    """A claim; its id is a statement's."""
    return f"{PREFIX}claim:{claim}"


def rating_iri(statement: str, by: str) -> str:
    """What somebody says of a claim, by the statement that stood for it then."""
    return f"{statement_iri(statement)}:rating:{quote(by, safe='')}"


def rater_iri(by: str) -> str:
    """Whoever rates claims under a name."""
    return f"{PREFIX}rater:{quote(by, safe='')}"


def actor_iri(extract: Extract, actor: str) -> str:
    """Somebody, as the document calls them in which they were met first: two ledgers that both know a `jan-novak` may
    mean two people."""
    document, name = extract.first_met(actor)
    return f"{PREFIX}actor:{document}:{quote(name, safe='')}"


def uuid_of(name: str) -> uuid.UUID:
    """The UUID that goes with a name."""
    return uuid.uuid5(_NAMESPACE, name)
