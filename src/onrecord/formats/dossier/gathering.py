"""What goes into a dossier: statements with their passages, and what the answers say of them together. The one rule:
nothing goes in that is not as it was recorded."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.answers.actors import RoleObject, role_object
from onrecord.answers.claims import ChangeObject, change_object
from onrecord.answers.dossiers import DossierObject, dossier_of
from onrecord.answers.promises import PromiseObject, promise_object
from onrecord.answers.similar import likeness
from onrecord.errors import InputError, IntegrityError
from onrecord.exports import StatementRowObject, statement_row_object
from onrecord.exports.objects import located
from onrecord.exports.schema import PlaceObject
from onrecord.formats.dossier.passages import HEDGE, Paragraph, paragraphs, places_of
from onrecord.ledger import Ledger, StatementRow
from onrecord.models.sentence_model import SentenceModel
from onrecord.records import Act, Document, sha256
from onrecord.reports.promises import promises_of
from onrecord.reports.reversals import changes
from onrecord.reports.telling import Telling
from onrecord.reports.who import find_actor, joined, roles_of, statements_by

_STATEMENT = re.compile(r"[0-9a-f]{4,20}(\.\w+)?")
"""How the id of a claim looks, or its beginning."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement with the paragraphs that it stands in, in its document; `stance` is the one it takes on the claim
    that the dossier is of."""

    said: StatementRowObject
    name: str | None
    document: Document
    paragraphs: tuple[Paragraph, ...]
    locators: tuple[PlaceObject, ...]
    judged: str
    stance: str | None = None

    @property
    def day(self) -> str:
        """The day on which the document appeared."""
        return (self.said["document"]["published"] or "undated")[: len("2026-03-09")]

    @property
    def who(self) -> str:
        """The speaker, by name or in the words of the document."""
        return self.name or self.said["source"]["text"] or f"({self.said['source']['kind']})"

    @property
    def hedges(self) -> tuple[str, ...]:
        """The words that leave it open, the speaker's and the report's."""
        return tuple(self.document.text[start:end] for start, end in places_of(self.said)[HEDGE])


@dataclass(frozen=True, slots=True)
class Portrayed:
    """What the answers say of an actor: its commitments are as of a day."""

    id: str
    name: str
    type: str
    names: tuple[str, ...]
    roles: tuple[RoleObject, ...]
    documents: int
    denials: int
    changes: tuple[ChangeObject, ...]
    promises: tuple[PromiseObject, ...]
    as_of: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """A dossier: of a claim or of an actor, whose statements are `shown`; `others` are statements by others that it
    points to."""

    shown: tuple[Shown, ...]
    others: tuple[Shown, ...] = ()
    claim: DossierObject | None = None
    actor: Portrayed | None = None

    @property
    def all(self) -> tuple[Shown, ...]:
        """All statements, each once."""
        return (*self.shown, *self.others)

    @property
    def documents(self) -> tuple[Document, ...]:
        """Their documents, each once, in the order in which they are met."""
        return tuple({one.document.id: one.document for one in self.all}.values())

    @property
    def title(self) -> str:
        """What it is of."""
        return self.actor.name if self.actor else self.claim["words"] if self.claim else ""


def gathered(ledger: Ledger, wanted: str, as_of: dt.date) -> Gathered:
    """The dossier of a claim, by the beginning of the id of one of its statements, or of an actor, by id or name.
    InputError where there is neither, or several; IntegrityError where something is not as it was recorded."""
    if _STATEMENT.fullmatch(wanted) and any(ledger.statements_beginning(wanted.partition(".")[0])):
        return _of_claim(ledger, wanted)
    try:
        return _of_actor(ledger, wanted, as_of)
    except InputError as error:
        if "may be" in str(error):
            raise
        raise InputError(
            f"there is no statement whose id begins with {wanted!r}, and no actor of that id or name;"
            " see `onrecord claims` and `onrecord actors`"
        ) from error


def _of_claim(ledger: Ledger, wanted: str) -> Gathered:
    claim = dossier_of(ledger, wanted)
    stances = {voice["statement"]: voice["stance"] for voice in claim["voices"]}
    return Gathered(tuple(_Showing(ledger).shown(stances)), claim=claim)


def _of_actor(ledger: Ledger, wanted: str, as_of: dt.date) -> Gathered:
    actor = find_actor(joined(ledger), wanted)
    rows = sorted((row for row in statements_by(ledger, actor) if row.review.stands), key=_in_time)
    moves = tuple(change_object(one) for one in changes(ledger) if one.speaker == actor.id)
    followed = promises_of(ledger, likeness(SentenceModel.load()), as_of).found
    owed = tuple(promise_object(one) for one in followed if one.owed.by == actor.id)
    own = dict.fromkeys(row.id for row in rows)
    named = (
        *(one[side]["statement"] for one in moves for side in ("before", "after")),
        *(one["statement"] for one in owed if one["statement"]),
        *(outcome["statement"] for one in owed for outcome in one["outcomes"]),
    )
    showing = _Showing(ledger)
    portrayed = Portrayed(
        id=actor.id,
        name=actor.name,
        type=actor.type.value,
        names=actor.names,
        roles=tuple(role_object(role) for role in roles_of(actor)),
        documents=actor.documents,
        denials=sum(row.record.act is Act.DENY for row in rows),
        changes=moves,
        promises=owed,
        as_of=as_of.isoformat(),
    )
    others = {name: None for name in named if name not in own}
    return Gathered(tuple(showing.shown(own)), tuple(showing.shown(others)), actor=portrayed)


def _in_time(row: StatementRow) -> tuple[str, str, int]:
    return str(row.published or "9999"), row.document, min(span.start for span in row.record.content)


class _Showing:
    """Statements of one ledger with their passages; each document is looked at once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._checked: dict[str, Document] = {}

    @cached_property
    def _telling(self) -> Telling:
        return Telling(self._ledger, briefly=True)

    def shown(self, stances: Mapping[str, str | None]) -> Iterator[Shown]:
        """Statements by their ids, in this order, with the stances that they take."""
        rows = {row.id: row for row in self._ledger.statements_of_ids(list(stances))}
        return (self._shown(rows[name], stance) for name, stance in stances.items() if name in rows)

    def _shown(self, row: StatementRow, stance: str | None) -> Shown:
        told, document, review = self._telling.told(row), self._document(row.document), row.review
        said = statement_row_object(row, told.chain)
        for part in (said["source"], said["cue"], said["content"]):
            _check(row.id, document.text, part["spans"], part["text"])
        judged = f"{review.state.value} by {review.by} on {review.at:%Y-%m-%d}" if review.at else ""
        return Shown(
            said=said,
            name=told.speaker_name,
            document=document,
            paragraphs=paragraphs(document.text, places_of(said)),
            locators=tuple(located(document.locators, row.record.content)),
            judged=judged,
            stance=stance,
        )

    def _document(self, name: str) -> Document:
        if name not in self._checked:
            document = self._ledger.document(name)
            if sha256(self._ledger.original(name)) != document.original_sha256:
                raise IntegrityError(f"the bytes of document {name} are not those on record; see `onrecord verify`")
            self._checked[name] = document
        return self._checked[name]


def _check(statement: str, text: str, spans: Iterable[list[int]], words: str) -> None:
    if " … ".join(text[start:end] for start, end in spans) != words:
        raise IntegrityError(f"the places of statement {statement} do not cut its words; see `onrecord verify`")
