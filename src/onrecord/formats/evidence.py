"""What goes along with the words of a statement in every form: who vouches for the reading, the hedges, the chain and
the receipt. The one rule: every word here is cut from the frozen text or stands in a record; none is made up."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TypedDict

from onrecord.exports.schema import DaysObject, PlaceObject, Places
from onrecord.formats.extract import UNREVIEWED, Extract, OutPlace, OutSpeaker, OutStatement
from onrecord.records import Document, SourceKind

HUNG = " ← "
"""Between the steps of a chain: the publisher first, the speaker last."""


class PieceObject(TypedDict):
    """Words and where they stand, in code points of the frozen text."""

    words: str
    start: int
    end: int


class CertaintyOut(TypedDict):
    """How sure the speaker is, with the words that say so; `reported` are hedges of the report, not the speaker's."""

    degree: str
    polarity: str
    hedges: list[PieceObject]
    negations: list[PieceObject]
    reported: list[PieceObject]


class SourceOut(TypedDict):
    """Who is said to speak: the words, what kind of source, and whom they stand for, if a name is known."""

    kind: str
    words: list[PieceObject]
    speaker: OutSpeaker | None
    anonymity_reason: str | None
    unresolved: str | None


class StepObject(TypedDict):
    """One step of a chain."""

    kind: str
    words: str
    name: str | None


class EvidenceObject(TypedDict):
    """A statement with all that must not be parted from it; offsets are code points of the text with `text_sha256`."""

    statement: str
    parent: str | None
    form: str
    content: list[PieceObject]
    cue: list[PieceObject]
    source: SourceOut
    act: str | None
    certainty: CertaintyOut | None
    said: DaysObject | None
    about: DaysObject | None
    chain: list[StepObject]
    document: str
    text_sha256: str
    receipt: str
    locators: list[PlaceObject]
    claims: list[OutPlace]
    review: str
    reviewed: bool
    reviewed_by: str | None
    reviewed_at: str | None
    reading_confidence: float


def by_document(extract: Extract) -> Iterator[tuple[Document, Iterator[OutStatement]]]:
    """The statements as they are found, those of one document that follow each other together with its text."""
    for name, statements in groupby(extract.statements(), key=lambda one: one["document"]["id"]):
        yield extract.document(name), statements


def evidence_object(document: Document, statement: OutStatement) -> EvidenceObject:
    """All that goes along with a statement of a document."""
    source, text = statement["source"], document.text
    return {
        "statement": statement["id"],
        "parent": statement["parent"],
        "form": statement["kind"],
        "content": pieces(text, statement["content"]["spans"]),
        "cue": pieces(text, statement["cue"]["spans"]),
        "source": {
            "kind": source["kind"],
            "words": pieces(text, source["spans"]),
            "speaker": statement["speaker"],
            "anonymity_reason": source["anonymity_reason"],
            "unresolved": source["unresolved"],
        },
        "act": statement["act"],
        "certainty": _certainty(text, statement),
        "said": statement["said"],
        "about": statement["about"],
        "chain": [{"kind": hop["kind"], "words": hop["text"], "name": hop["name"]} for hop in statement["chain"]],
        "document": statement["document"]["id"],
        "text_sha256": document.text_sha256,
        "receipt": full_receipt(statement),
        "locators": statement["locators"],
        "claims": statement["claims"],
        "review": statement["review"],
        "reviewed": statement["reviewed"],
        "reviewed_by": statement["reviewed_by"],
        "reviewed_at": statement["reviewed_at"],
        "reading_confidence": statement["confidence"],
    }


def pieces(text: str, spans: Places) -> list[PieceObject]:
    """The words at some places."""
    return [{"words": text[start:end], "start": start, "end": end} for start, end in spans]


def full_receipt(statement: OutStatement) -> str:
    """`sha256:9c56…[812:845,850:901]`: the whole hash of the document's bytes, and the places in its text."""
    places = ",".join(f"{start}:{end}" for start, end in statement["content"]["spans"])
    return f"{statement['document']['id']}[{places}]"


def review_words(statement: OutStatement) -> str:
    """Who vouches for the reading, and when: a line."""
    if not statement["reviewed"]:
        return UNREVIEWED
    return f"{statement['review']} by {statement['reviewed_by']} on {(statement['reviewed_at'] or '')[:10]}"


def chain_words(statement: OutStatement) -> str:
    """By way of whom the words came: `The Daily Lamp ← a person familiar with the call (unnamed)`."""
    return HUNG.join(
        f"{hop['name'] or hop['text']}{' (unnamed)' if hop['kind'] == 'unnamed' else ''}" for hop in statement["chain"]
    )


def hedge_words(document: Document, statement: OutStatement) -> list[str]:
    """The words by which the speaker, and then the report, leave it open."""
    certainty = statement["certainty"]
    spans = [*certainty["hedges"], *certainty["reported"]] if certainty else []
    return [document.text[start:end] for start, end in spans]


def speaker_name(statement: OutStatement) -> str | None:
    """Who speaks, by name: as read, or as a person says who knows nobody of that name in the document."""
    if statement["source"]["kind"] == SourceKind.UNNAMED:
        return None
    last = statement["chain"][-1]["name"] if statement["chain"] else None
    return statement["speaker"]["name"] if statement["speaker"] else last


def attributed_words(statement: OutStatement) -> str:
    """`Teodor Žalvic denied: there had been a call`: without its cue a denial reads like an assertion."""
    before = " ".join(part for part in (source_words(statement), statement["cue"]["text"]) if part)
    return f"{before}: {statement['content']['text']}"


def source_words(statement: OutStatement) -> str:
    """`she (Edda Rónval)`: the words, and the name where they are not the name itself."""
    name, said = speaker_name(statement), statement["source"]["text"] or f"({statement['source']['kind']})"
    return f"{said} ({name})" if name is not None and name != said else said


def told_words(document: Document, statement: OutStatement) -> str:
    """All of it in sentences, for whoever reads and does not compute."""
    certainty, hedges = statement["certainty"], hedge_words(document, statement)
    lines = (
        f"Source: {source_words(statement)}; {statement['source']['kind']}",
        f"Cue: {statement['cue']['text']}" if statement["cue"]["text"] else "",
        f"Act: {statement['act']}" if statement["act"] else "",
        f"Certainty of the speaker: {certainty['degree']}{certainty['polarity']} (FactBank)" if certainty else "",
        f"Hedged by: {'; '.join(hedges)}" if hedges else "",
        f"Chain: {chain_words(statement)}",
        f"Receipt: {full_receipt(statement)}",
        f"Review: {review_words(statement)}",
        f"Probability that source, cue and content were read rightly: {statement['confidence']}",
    )
    return "\n".join(line for line in lines if line)


def _certainty(text: str, statement: OutStatement) -> CertaintyOut | None:
    held = statement["certainty"]
    if held is None:
        return None
    hedges, negations, reported = (pieces(text, spans) for spans in itemgetter("hedges", "negations", "reported")(held))
    return {
        "degree": held["degree"],
        "polarity": held["polarity"],
        "hedges": hedges,
        "negations": negations,
        "reported": reported,
    }
