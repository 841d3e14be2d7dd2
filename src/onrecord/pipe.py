"""A component of spaCy: `import onrecord.pipe; nlp.add_pipe("onrecord")`. The one rule: character offsets are exact,
and spaCy's spans are the tokens that they touch.

A document then has `doc._.statements`, who said what in it; `doc.spans["onrecord"]`, every place of theirs, labelled
source, cue or content and with the statement's id; and `doc._.onrecord`, all that was read, as `onrecord read --json`
prints it. That is plain JSON, so it is saved with the document, in a DocBin where `store_user_data` is on. All of it is
a machine's reading that nobody reviewed. `doc._.published`, a day such as "2026-03-09", anchors words like "Monday".
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        f"onrecord.pipe needs {error.name}, which is not installed; install onrecord[spacy]", name=error.name
    ) from error

from onrecord.exports import ReadingObject, reading_object
from onrecord.exports.schema import PartObject, StatementObject
from onrecord.reading.texts import read
from onrecord.records import Selection

NAME = "onrecord"
"""Of the component, of its group of spans, and of what it keeps with a document."""

Offsets = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a statement: the tokens that they touch, and their exact places among the characters of the text."""

    spans: tuple[Span, ...]
    offsets: Offsets
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """Who said what: the words for the source, the words that attribute, the words that are attributed.

    `actor` is the speaker's id in the document, none where the source is unnamed or not told. `act` is what is done
    with the words. `certainty` is how sure the speaker is, such as `CT+` or `PS-`; `hedges` are the words that say so.
    `parent` is the id of the statement in whose content this one stands.
    """

    id: str
    source: Part
    cue: Part
    content: Part
    source_kind: str
    actor: str | None
    act: str | None
    certainty: str | None
    hedges: Offsets
    parent: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Reader:
    """The component: reads each document as it comes, with the bundled model, which is loaded once."""

    selection: Selection

    def __call__(self, doc: Doc) -> Doc:
        """Read a document."""
        published = doc._.published
        day = dt.date.fromisoformat(published) if published is not None else None
        doc._.onrecord = reading_object(read(doc.text, published=day, selection=self.selection))
        doc.spans[NAME] = [
            span for one in doc._.statements for part in (one.source, one.cue, one.content) for span in part.spans
        ]
        return doc


@Language.factory(
    NAME,
    default_config={"selection": Selection.BALANCED.value},
    assigns=["doc._.onrecord", "doc._.statements", "doc.spans"],
)
def make_reader(nlp: Language, name: str, selection: str) -> Reader:  # noqa: ARG001 - spaCy's signature
    """The component for a pipeline; `selection` is balanced, precise or complete."""
    return Reader(Selection(selection))


def said_in(doc: Doc) -> tuple[Said, ...]:
    """The statements of a document that was read, in the order of its text; none where it was not."""
    kept: ReadingObject | None = doc._.onrecord
    return tuple(_said(doc, one) for one in kept["statements"]) if kept else ()


def _said(doc: Doc, one: StatementObject) -> Said:
    part = partial(_part, doc, one["id"])
    certainty = one["certainty"]
    return Said(
        id=one["id"],
        source=part(one["source"], "source"),
        cue=part(one["cue"], "cue"),
        content=part(one["content"], "content"),
        source_kind=one["source"]["kind"],
        actor=one["source"]["actor"],
        act=one["act"],
        certainty=f"{certainty['degree']}{certainty['polarity']}" if certainty else None,
        hedges=_offsets(certainty["hedges"]) if certainty else (),
        parent=one["parent"],
        confidence=one["confidence"],
    )


def _part(doc: Doc, statement: str, held: PartObject, label: str) -> Part:
    found = (
        doc.char_span(start, end, label=label, span_id=statement, alignment_mode="expand")
        for start, end in held["spans"]
    )
    return Part(tuple(span for span in found if span is not None), _offsets(held["spans"]), held["text"])


def _offsets(places: Iterable[Iterable[int]]) -> Offsets:
    return tuple((start, end) for start, end in places)


Doc.set_extension("onrecord", default=None, force=True)
Doc.set_extension("statements", getter=said_in, force=True)
if not Doc.has_extension("published"):  # somebody else's is as good
    Doc.set_extension("published", default=None)
