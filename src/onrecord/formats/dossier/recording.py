"""What a dossier puts on record of itself, for its script and for whoever compares it with the ledger. The one rule:
the digest covers every hash, every place and every word that is shown, so that nothing can be left out unnoticed."""

import html
import re
from dataclasses import dataclass

from onrecord.exports.schema import SCHEMA
from onrecord.formats.dossier.gathering import Gathered, Shown
from onrecord.formats.dossier.passages import places_of
from onrecord.formats.escaping import json_text
from onrecord.records import sha256

_TAG = re.compile("<[^>]*>")
_BLANK = re.compile(r"[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
"""White space, named one by one, since Python and browsers do not agree on it."""


@dataclass(frozen=True, slots=True)
class Record:
    """The record as a line of JSON, its digest, and the frozen texts by their hashes, as a line of JSON, too."""

    line: str
    digest: str
    texts: str


def record_of(dossier: Gathered, body: str) -> Record:
    """The record of a dossier that shows `body`, which is HTML without anything that its script changes."""
    line = json_text(
        {
            "schema": SCHEMA,
            "documents": [
                {"id": one.id, "text_sha256": one.text_sha256, "characters": len(one.text)} for one in dossier.documents
            ],
            "statements": [_statement(one) for one in dossier.all],
            "shown_sha256": sha256(shown_words(body).encode()),
        }
    )
    texts = json_text({one.text_sha256: one.text for one in dossier.documents})
    return Record(line, sha256(line.encode()), texts)


def shown_words(body: str) -> str:
    """The words that a browser shows of HTML, white space closed up."""
    return _BLANK.sub(" ", html.unescape(_TAG.sub("", body))).strip(" ")


def _statement(one: Shown) -> dict[str, object]:
    said = one.said
    return {
        "id": said["id"],
        "document": one.document.id,
        "text_sha256": one.document.text_sha256,
        "places": places_of(said),
        "words": {"source": said["source"]["text"], "cue": said["cue"]["text"], "content": said["content"]["text"]},
    }
