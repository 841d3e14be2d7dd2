"""The tables of an extract, row by row. The one rule: a column has one kind of value, and its name is the same in every
form."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.answers.claims import ClaimObject
from onrecord.answers.receipts import where_words
from onrecord.exports.rows import HopObject
from onrecord.formats.extract import Extract, OutDocument, OutStatement

Cell = str | int | float | bool | None
Row = Sequence[Cell]
_POLARITIES = {"+": "positive", "-": "negative"}  # signs alone would be formulas
_TEXTS = 16
"""Documents whose text is kept at hand: statements come document by document."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, what a row is, the columns with the type of their values, and the rows of an extract."""

    name: str
    about: str
    columns: Mapping[str, type]
    rows: Callable[[Extract], Iterator[Row]]


def way_words(chain: Sequence[HopObject]) -> str:
    """`The Lisk Courier ← two people (unnamed) ← the minister [Kamil Rausz]`: the speaker comes last."""
    return " ← ".join(map(_hop_words, chain))


def _hop_words(hop: HopObject) -> str:
    kind = "" if hop["kind"] in {"publisher", "outlet", "named"} else f" ({hop['kind']})"
    name = hop["name"]
    behind = f" [{name}]" if name and name.casefold() not in hop["text"].casefold() else ""
    return f"{hop['text'] or 'no source given'}{kind}{behind}"


_STATEMENTS: dict[str, type] = {
    "id": str,
    "published": str,
    "publisher": str,
    "title": str,
    "source": str,
    "source_kind": str,
    "speaker": str,
    "speaker_id": str,
    "cue": str,
    "words": str,
    "kind": str,
    "act": str,
    "polarity": str,
    "degree": str,
    "hedges": str,
    "addressee": str,
    "channel": str,
    "by_way_of": str,
    "why_unnamed": str,
    "said_from": str,
    "said_until": str,
    "plover": str,
    "cameo": str,
    "inside": str,
    "claims": str,
    "stances": str,
    "confidence": float,
    "reviewed": bool,
    "review": str,
    "reviewed_by": str,
    "reviewed_at": str,
    "stands_at": str,
    "receipt": str,
    "document": str,
    "places": str,
}


def _statements(extract: Extract) -> Iterator[Row]:
    text = lru_cache(maxsize=_TEXTS)(lambda name: extract.document(name).text)
    for one in extract.statements():
        yield _statement(one, text(one["document"]["id"]))


def _statement(one: OutStatement, text: str) -> Row:
    source, certainty, said, document = one["source"], one["certainty"], one["said"], one["document"]
    hedges = [text[start:end] for start, end in certainty["hedges"]] if certainty else []
    parts = {name: one[name]["spans"] for name in ("source", "cue", "content")}
    return (
        one["id"],
        document["published"],
        document["publisher"],
        document["title"],
        source["text"],
        source["kind"],
        one["speaker"] and one["speaker"]["name"],
        one["speaker"] and one["speaker"]["id"],
        one["cue"]["text"],
        one["content"]["text"],
        one["kind"],
        one["act"],
        certainty and _POLARITIES[certainty["polarity"]],
        certainty and certainty["degree"],
        "; ".join(hedges),
        one["addressee"] and one["addressee"]["text"],
        one["channel"] and one["channel"]["text"],
        way_words(one["chain"]),
        source["anonymity_reason"],
        said and said["start"],
        said and said["end"],
        one["plover"],
        one["cameo"],
        one["parent"],
        "; ".join(place["claim"] for place in one["claims"]),
        "; ".join(place["stance"] for place in one["claims"]),
        one["confidence"],
        one["reviewed"],
        one["review"],
        one["reviewed_by"],
        one["reviewed_at"],
        where_words(one["locators"]),
        one["receipt"],
        document["id"],
        json.dumps(parts, separators=(",", ":")),
    )


_CLAIMS: dict[str, type] = {
    "id": str,
    "words": str,
    "statements": int,
    "documents": int,
    "outlets": int,
    "unnamed": int,
    "first": str,
    "last": str,
    **{f"{stance}{what}": int for stance in ("asserts", "denies", "reports", "doubts") for what in ("", "_origins")},
    "asserted_by": str,
    "denied_by": str,
    "judged": int,
    "reviewed": bool,
}


def _claims(extract: Extract) -> Iterator[Row]:
    return map(_claim, extract.claims)


def _claim(one: ClaimObject) -> Row:
    sides = {side["stance"]: side for side in one["sides"]}
    counts = [
        sides[stance][what] if stance in sides else 0
        for stance in ("asserts", "denies", "reports", "doubts")
        for what in ("statements", "origins")
    ]
    by = ["; ".join(sides[stance]["speakers"]) if stance in sides else "" for stance in ("asserts", "denies")]
    return (
        *(one["id"], one["words"], one["statements"], one["documents"], one["outlets"], one["unnamed"]),
        *(one["first"], one["last"], *counts, *by, one["judged"], one["reviewed"]),
    )


def _members(extract: Extract) -> Iterator[Row]:
    for claim in extract.claims:
        for one in claim["members"]:
            yield claim["id"], one["statement"], one["stance"], one["belongs"]


def _links(extract: Extract) -> Iterator[Row]:
    for one in extract.links:
        yield one["one"], one["relation"], one["other"], one["confidence"], one["reviewed"]


_COMMITMENTS: dict[str, type] = {
    "kind": str,
    "by": str,
    "by_id": str,
    "to": str,
    "what": str,
    "due_from": str,
    "due_until": str,
    "condition": str,
    "otherwise": str,
    "official": str,
    "evidence": str,
    "schedule": str,
    "as_of": str,
    "outcomes": str,
    "documents_searched": int,
    "reviewed": bool,
    "published": str,
    "publisher": str,
    "statement": str,
    "receipt": str,
    "document": str,
}


def _commitments(extract: Extract) -> Iterator[Row]:
    for one in extract.commitments:
        by, to, due = one["by"], one["to"], one["due"]
        yield (
            one["kind"],
            by["name"] or by["words"]["text"],
            by["actor"],
            to["name"] or to["words"]["text"],
            one["what"]["text"],
            due["start"],
            due["end"],
            one["condition"]["text"],
            one["otherwise"]["text"],
            one["official"],
            one["evidence"],
            one["schedule"],
            extract.about.as_of.isoformat(),
            "; ".join(f"{told['day']} {told['kind']}: {told['voice']['receipt']}" for told in one["outcomes"]),
            one["searched"]["documents"],
            one["statement"] in extract.reviewed,
            one["published"],
            one["publisher"],
            one["statement"],
            one["receipt"],
            one["document"],
        )


def _actors(extract: Extract) -> Iterator[Row]:
    for one in extract.actors:
        names, roles = "; ".join(one["names"]), "; ".join(role["text"] for role in one["roles"])
        yield one["id"], one["name"], one["type"], names, roles, one["documents"], one["statements"]


def _documents(extract: Extract) -> Iterator[Row]:
    return map(_document, extract.documents())


def _document(one: OutDocument) -> Row:
    return (
        *(one["id"], one["published"], one["publisher"], one["title"], one["author"], one["language"], one["url"]),
        *(one["media_type"], one["characters"], one["statements"], "; ".join(one["locations"])),
        *(one["text_sha256"], one["original_sha256"], one["model"]),
    )


STATEMENTS = Table("statements", "who said what, a statement a row", _STATEMENTS, _statements)
TABLES = (
    STATEMENTS,
    Table("claims", "statements about the same thing, a claim a row, with counts of all of them", _CLAIMS, _claims),
    Table(
        "members",
        "which statement takes part in which claim, and how it stands to it",
        {"claim": str, "statement": str, "stance": str, "belongs": float},
        _members,
    ),
    Table(
        "links",
        "how two statements stand to each other",
        {"one": str, "relation": str, "other": str, "confidence": float, "reviewed": bool},
        _links,
    ),
    Table(
        "commitments",
        "promises, threats, demands and duties, and what is said to have become of them",
        _COMMITMENTS,
        _commitments,
    ),
    Table(
        "actors",
        "who speaks or is named; counts are of the whole ledger",
        {"id": str, "name": str, "type": str, "names": str, "roles": str, "documents": int, "statements": int},
        _actors,
    ),
    Table(
        "documents",
        "what was read",
        {
            "id": str,
            "published": str,
            "publisher": str,
            "title": str,
            "author": str,
            "language": str,
            "url": str,
            "media_type": str,
            "characters": int,
            "statements": int,
            "found_at": str,
            "text_sha256": str,
            "original_sha256": str,
            "model": str,
        },
        _documents,
    ),
)
