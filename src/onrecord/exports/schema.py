"""The JSON object of one read document, schema `onrecord/1`. Keys are only ever added; none changes its meaning.

Every span is `[start, end)` in Unicode code points of the document's frozen text, whose SHA-256 as UTF-8 is
`document.text_sha256`. A part that a statement lacks (an implicit source, no cue) has no spans and an empty text; the
pieces of a part that stands in several places are parted by ` … ` in its text.

`reviewed` is false until a human has judged the reading: everything here is then a machine's proposal by `model`.
`confidence` is the calibrated probability that source, cue and content are the right ones. It says nothing about
whether the words are true.

Wherever an `actor` is named (`by`, `source`, `target`, `outlet`), it is the `id` of one of the document's `actors`, or
null where it is not known who is meant; a source that stands for somebody and was left open says why in `unresolved`.
Days are ISO 8601, both included; null is an end that the words leave open. Null instead of an object means that nothing
of the kind was found. The identity of an unnamed source is never inferred: its `actor` is always null.

`commitments` are what statements bind somebody to, `grounds` what is offered as a reason to believe, apart from what it
is offered for; whether a promise was kept, or a reason is a good one, nothing here says.
"""

from typing import Literal, TypedDict

SCHEMA: Literal["onrecord/1"] = "onrecord/1"

Places = list[list[int]]
"""Spans as `[[start, end], …]`."""


class PartObject(TypedDict):
    """One part of a statement: where it stands and its words."""

    spans: Places
    text: str


class DaysObject(TypedDict):
    """Days from `start` to `end`, both included; null is open."""

    start: str | None
    end: str | None


class UnnamedObject(TypedDict):
    """A source that an outlet vouches for without a name: `kind` of person, how many (`most` null where that is open),
    the words for whom they are with, how they know and why they go unnamed. `outlet` null is the document's publisher.
    `id` is shared by statements only where the text says that the source is the same."""

    id: str
    kind: str
    descriptor: PartObject
    least: int
    most: int | None
    affiliation: PartObject
    knowledge: PartObject
    reason: PartObject
    outlet: str | None


class SourceObject(PartObject):
    """Who: `kind` is `named`, `unnamed`, `collective`, `document`, `author` or `implicit`; `unresolved` is `ambiguous`,
    `no-candidate`, `indefinite`, `several`, `forwarded` (who said it first is not shown) or null. `anonymity_reason`
    are the words of `unnamed.reason`."""

    kind: str
    actor: str | None
    anonymity_reason: str | None
    unresolved: str | None
    unnamed: UnnamedObject | None


class AddresseeObject(PartObject):
    """To whom it was said."""

    actor: str | None


class ChannelObject(PartObject):
    """Through what it was said: `kind` is `outlet`, `interview`, `broadcast`, `post`, `briefing`, `speech`, `call`,
    `writing` or `testimony`."""

    kind: str
    actor: str | None


class CertaintyObject(TypedDict):
    """How sure the speaker is, on the FactBank scale: `degree` is CT (certain), PR (probable), PS (possible) or U (does
    not say), `polarity` + (that it is so) or - (that it is not). `hedges` and `negations` are the speaker's words,
    `reported` the report's own hedges."""

    degree: str
    polarity: str
    hedges: Places
    negations: Places
    reported: Places


class EventObject(TypedDict):
    """The act as an event: who does it to whom, by actor id, and the words for the target."""

    source: str | None
    target: str | None
    target_words: PartObject


class StatementObject(TypedDict):
    """One attribution relation; `parent` is the id of the statement whose content holds it.

    `act` is the speech act, `plover`, `cameo` and `quad` its classes as an event (PLOVER's root, CAMEO's root code of
    two digits, the quad class). `said` is when it was said, `about` the time that it speaks about.
    """

    id: str
    kind: str
    parent: str | None
    source: SourceObject
    cue: PartObject
    content: PartObject
    addressee: AddresseeObject | None
    channel: ChannelObject | None
    act: str | None
    plover: str | None
    cameo: str | None
    quad: str | None
    event: EventObject | None
    certainty: CertaintyObject | None
    said: DaysObject | None
    about: DaysObject | None
    confidence: float


class RoleSpanObject(TypedDict):
    """A role and where the text gives it; `former` where the words say that it is over."""

    text: str
    span: list[int]
    former: bool


class ActorObject(TypedDict):
    """Somebody of this document: `type` is `person`, `organisation`, `state`, `place`, `outlet` or `document`.
    `mentions` are names, and the pronouns and descriptions that stand for it."""

    id: str
    name: str
    type: str
    names: list[str]
    roles: list[str]
    role_spans: list[RoleSpanObject]
    mentions: Places


class TimeObject(TypedDict):
    """An expression of time as TIMEX3 has it: `value` and `modifier` are TIMEX3's, `start` and `end` the days that it
    means, both null where it means none."""

    span: list[int]
    text: str
    type: str
    value: str
    start: str | None
    end: str | None
    modifier: str | None


class QuantityObject(TypedDict):
    """A figure: `comparison` are the words that qualify it, `sense` what they mean (`exact`, `about`, `just-under`,
    `just-over`, `more-than`, `less-than`, `at-least`, `at-most`, `between`). `counted` and `where` are words; `per` is
    the unit of a rate."""

    span: list[int]
    text: str
    low: int | float | None
    high: int | float | None
    unit: str | None
    comparison: str | None
    sense: str
    counted: str | None
    counted_spans: Places
    where: PartObject | None
    per: str | None
    as_of: DaysObject | None


class CommitmentObject(TypedDict):
    """What a statement binds somebody to: `kind` is `promise`, `threat`, `demand`, `ultimatum` or `obligation`; `by` is
    who is to act, `to` whom it is made to or who demands it; `statement` is null where the document speaks itself.
    `what` and `condition` are words, `parts` their places and those of `due`, `by`, `to` and `otherwise` (what is to
    follow if it is not done)."""

    statement: str | None
    kind: str
    by: str | None
    to: str | None
    what: str
    due: DaysObject
    condition: str | None
    parts: dict[str, Places]


class GroundObject(TypedDict):
    """What is offered (`ground`), by which words (`marker`), and for what (`conclusion`): `kind` is `reason`, `trace`,
    `observation`, `document` or `inference`. `statement` is null where the document speaks itself; `open` says that
    the words leave the conclusion open."""

    kind: str
    statement: str | None
    ground: PartObject
    marker: PartObject
    conclusion: PartObject
    open: bool


class LocatorObject(TypedDict):
    """Where a stretch of the text stands in the original: `kind` is page, chapter, paragraph, message or timecode."""

    kind: str
    label: str
    span: list[int]


class PlaceObject(TypedDict):
    """Where in the original some words stand: `page` and `12`, `timecode` and `00:03:12–00:03:15`."""

    kind: str
    label: str


class DocumentObject(TypedDict):
    """What is known of the document; `id` is `sha256:` and the hash of the bytes that it was read from."""

    id: str
    text_sha256: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    language: str | None
    url: str | None
    characters: int
    locators: list[LocatorObject]


class ProblemObject(TypedDict):
    """Trouble with an input: `share` of it (0 to 1) was not read, null where that cannot be told."""

    kind: str
    message: str
    where: str
    share: float | None
    span: list[int] | None


class ReadingObject(TypedDict):
    """Everything read in one document; `document`, `model` and `selection` are null where nothing could be read."""

    schema: Literal["onrecord/1"]
    location: str | None
    model: str | None
    selection: str | None
    reviewed: Literal[False]
    document: DocumentObject | None
    statements: list[StatementObject]
    actors: list[ActorObject]
    times: list[TimeObject]
    quantities: list[QuantityObject]
    commitments: list[CommitmentObject]
    grounds: list[GroundObject]
    problems: list[ProblemObject]
