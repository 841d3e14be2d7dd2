"""The ledger's face: what the rest of onrecord may ask of it; the one rule: nothing of SQL shows."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

from onrecord.errors import LedgerError
from onrecord.ledger import (
    boards,
    counting,
    joined,
    judging,
    linking,
    lookup,
    queries,
    queueing,
    retrieval,
    reviewing,
    schema,
    search,
    slices,
    together,
    verification,
    watching,
    writing,
)
from onrecord.ledger.columns import Columns
from onrecord.ledger.connection import configure, connect, transaction, translated
from onrecord.ledger.rows import ActorRow, Added, Checked, DocumentRow, Filters, Held, Match, Overview, StatementRow
from onrecord.records import Claim, Document, Judgement, Link, Locator, Problem, Reading, Reused, ReviewState, Selection

P = ParamSpec("P")
T = TypeVar("T")

_EVERYTHING = Filters()


class Ledger:
    """Documents, the bytes they came from, what was read in them, and their problems, in one SQLite file.

    Whatever a method has recorded when it returns is on the disk. Every method raises LedgerError where the file
    cannot be read or written.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True, patience: float = 30.0) -> Self:
        """Open the file, bringing it up to date; made where there is none and `create` allows.

        `patience` is for how many seconds to wait for another program that is writing. LedgerError for a file that
        is no ledger, or a newer one, or that cannot be written.
        """
        path = Path(path)
        if not create and not path.exists():
            raise LedgerError(f"there is no ledger at {path}; make one with `onrecord add`, or give its path")
        with translated(path):
            connection = connect(path, patience)
            try:
                configure(connection)
                schema.migrate(connection, path, schema.migrations())
            except BaseException:
                connection.close()
                raise
        return cls(connection, path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, reading: Reading, original: bytes, location: str, found: Iterable[Problem] = ()) -> Added:
        """Record a document found at `location`, its original bytes, the problems found in it, and its reading.

        All in one transaction. A reading by the same model with the same selection changes nothing; another one
        takes its place. Metadata that differs from what is held does not replace it and is noted as a problem; so
        is another text for the same bytes, whose reading is then not recorded. IntegrityError where the bytes are
        not those that the document's id names, an id of a statement is not that of its spans, or an unnamed source has
        an actor: who it is was then inferred.
        """
        with translated(self.path):
            return writing.add(self._connection, reading, original, location, found)

    def see(self, document: Document, location: str, found: Iterable[Problem] = ()) -> Added:
        """Record that a document that is held was met again, maybe elsewhere; LedgerError where it is not held."""
        with translated(self.path):
            return writing.see(self._connection, document, location, found)

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Record trouble with inputs that gave no document."""
        with translated(self.path), transaction(self._connection):
            writing.note(self._connection, problems)

    def holds(self, document_id: str, model: str, selection: Selection) -> bool:
        """Whether the document is here as this model reads it with this selection; a reading from before there was
        anything but words in a ledger does not count."""
        with translated(self.path):
            number = retrieval.find(self._connection, document_id)
            return number is not None and retrieval.is_read(self._connection, number, model, selection)

    def document(self, document_id: str) -> Document:
        """The document with its text; LedgerError where it is not held."""
        with translated(self.path):
            return retrieval.document(self._connection, retrieval.locate(self._connection, document_id))

    def original(self, document_id: str) -> bytes:
        """The bytes that the document was read from; LedgerError where it is not held."""
        with translated(self.path):
            return retrieval.original(self._connection, retrieval.locate(self._connection, document_id))

    def locators(self, document_id: str) -> tuple[Locator, ...]:
        """Where the document's text stands in its original; LedgerError where it is not held."""
        with translated(self.path):
            return retrieval.locators(self._connection, retrieval.locate(self._connection, document_id))

    def reading(self, document_id: str) -> Reading | None:
        """What was read in the document; None where nothing was; LedgerError where it is not held."""
        with translated(self.path):
            return retrieval.reading(self._connection, retrieval.locate(self._connection, document_id))

    def held(self, document_id: str) -> Held:
        """The actors, figures and times of a document; LedgerError where it is not held."""
        with translated(self.path):
            return retrieval.held(self._connection, retrieval.locate(self._connection, document_id))

    def problems(self) -> Iterator[Problem]:
        """Every problem, in the order in which they were noted."""
        return self._ask(retrieval.problems)

    def statements(self, filters: Filters = _EVERYTHING, offset: int = 0) -> Iterator[StatementRow]:
        """The statements that pass, oldest first, then in the order of their text; undated documents last. The first
        ones are passed over, as many as `offset` says."""
        return self._ask(slices.statements, filters, offset)

    def statements_of_ids(self, ids: Iterable[str]) -> Iterator[StatementRow]:
        """The statements of these ids, document by document; those that are not held are left out."""
        return self._ask(queries.of_ids, ids)

    def statements_beginning(self, beginning_of_id: str) -> Iterator[StatementRow]:
        """The statements whose id begins so."""
        return self._ask(queries.beginning, beginning_of_id)

    def statements_of_id(self, statement_id: str) -> Iterator[StatementRow]:
        """The statement of that id; none where it is not held."""
        return self._ask(queries.named, statement_id)

    def statements_above(self, document_id: str, statement_id: str) -> Iterator[StatementRow]:
        """The statements that a statement stands in, the outermost first."""
        return self._ask(queries.above, document_id, statement_id)

    def statements_by(self, document_id: str, actor_id: str) -> Iterator[StatementRow]:
        """What an actor of a document says in it, in the order of the text."""
        return self._ask(queries.spoken, document_id, actor_id)

    def actors(self) -> Iterator[ActorRow]:
        """Every actor of every document, in the order in which the documents came; nobody is joined."""
        return self._ask(judging.actors)

    def judge(self, judgement: Judgement) -> Judgement:
        """Record what a person decided, and what follows from it; returns it with its number.

        LedgerError where it withdraws a judgement, or is about a document, that is not there; IntegrityError where
        places of a statement that it names or corrects do not cut the document's text.
        """
        with translated(self.path):
            return judging.judge(self._connection, judgement)

    def judgements(self) -> Iterator[Judgement]:
        """Every judgement, the first one first, withdrawn ones among them."""
        return self._ask(judging.judgements)

    def judgements_on(self, statement_id: str) -> Iterator[Judgement]:
        """Every judgement on a statement, withdrawals among them, the first one first."""
        return self._ask(reviewing.history, statement_id)

    def last_review(self, by: str) -> Judgement | None:
        """The last judgement of somebody on statements that stands; None where there is none."""
        with translated(self.path):
            return reviewing.last_of(self._connection, by)

    def queue(self, offset: int, limit: int) -> Iterator[queueing.Queued]:
        """A page of what waits for people: what nobody judged first, the greatest score first."""
        return self._ask(queueing.queue, offset, limit)

    def orphans(self) -> Iterator[queueing.Orphan]:
        """Judgements on statements that their documents, as they are read now, do not have."""
        return self._ask(queueing.orphans)

    def orphaned(self) -> int:
        """How many judgements have lost their statement."""
        with translated(self.path):
            return queueing.orphaned(self._connection)

    def judged_by(self, number: int) -> Iterator[str]:
        """The ids of the statements that the judgement of that number is about."""
        return self._ask(reviewing.about, number)

    def reviewed(self) -> Mapping[ReviewState, int]:
        """How many statements people confirmed, corrected and rejected."""
        with translated(self.path):
            return queueing.counts(self._connection)

    def rebuild_reviews(self) -> None:
        """Make all that follows from judgements on statements anew."""
        with translated(self.path), transaction(self._connection):
            reviewing.rebuild(self._connection)

    def documents(self, filters: Filters = _EVERYTHING, offset: int = 0) -> Iterator[DocumentRow]:
        """The documents that pass, or all, oldest first; undated ones last. What only a statement can pass asks for
        documents that have such a statement."""
        return self._ask(queries.documents, filters, offset)

    def statement_matches(self, query: str, filters: Filters) -> Iterator[Match]:
        """Statements with all the words in their source or content, the most relevant first."""
        return self._ask(search.statement_matches, query, filters)

    def document_matches(self, query: str, filters: Filters) -> Iterator[Match]:
        """Documents with all the words in their title or text, the most relevant first."""
        return self._ask(search.document_matches, query, filters)

    def statements_with(self, query: str, limit: int) -> Iterator[str]:
        """The ids of statements with all the words: the most relevant first, or the newest of many."""
        return self._ask(search.statement_ids, query, limit)

    def matches(self, query: str, most: int = search.RANKED + 1) -> tuple[int, int]:
        """In how many statements and in how many documents all the words stand; no more than `most` are counted."""
        with translated(self.path):
            return search.matches(self._connection, query, most)

    def stamp(self) -> int:
        """A number that is another one whenever documents, readings, links or judgements have changed."""
        with translated(self.path):
            return boards.stamp(self._connection)

    def state(self) -> tuple[int, int]:
        """Numbers of which one is another one whenever the ledger, or a board of it, has changed."""
        with translated(self.path):
            return boards.state(self._connection)

    def keep_board(self, name: str, rows: Iterable[boards.BoardRow], stamp: int, at: str) -> int:
        """Keep a board that was made of the ledger as it was at a stamp, in the place of the one before; returns how
        many rows it has. Rows may be many, and come as they are asked for. One program at a time makes boards."""
        with translated(self.path):
            return boards.keep(self._connection, name, rows, boards.Made(stamp, at, fresh=True))

    def board(self, name: str, order: str, offset: int = 0, limit: int | None = None) -> boards.BoardPage | None:
        """A stretch of a board in one of its orders; empty where it has no such order; None where the board was never
        made."""
        with translated(self.path):
            return boards.page(self._connection, name, order, offset, limit)

    def board_rows(self, name: str, keys: Sequence[str]) -> Mapping[str, boards.JsonObject]:
        """Rows of a board by their keys; those that it does not have are left out."""
        with translated(self.path):
            return boards.rows(self._connection, name, keys)

    def board_made(self, name: str) -> boards.Made | None:
        """Of what state of the ledger a board was made; None where it never was."""
        with translated(self.path):
            return boards.made(self._connection, name)

    @property
    def columns(self) -> Columns:
        """What is asked for whole lists at once."""
        return Columns(self._connection, self.path)

    @property
    def watching(self) -> watching.Watching:
        """Feeds, what was fetched, and what is still to be told."""
        return watching.Watching(self._connection, self.path)

    def size(self) -> int:
        """About how many statements there are; as quick for many as for few."""
        with translated(self.path):
            return queries.size(self._connection)

    def actors_stamp(self) -> int:
        """A number that is another one whenever who is who may have changed."""
        with translated(self.path):
            return boards.stamp(self._connection, "actors")

    def keep_joined(self, actors: Iterable[joined.KeptActor], stamp: int) -> None:
        """Keep who is who, as it follows from the ledger as its actors were at a stamp."""
        with translated(self.path):
            joined.keep(self._connection, actors, stamp)

    def joined_state(self) -> bool | None:
        """Whether who is who is kept as it is now; None where it never was."""
        with translated(self.path):
            return joined.state(self._connection)

    def joined_in(self, document_id: str) -> Mapping[str, joined.Known]:
        """Who the actors of a document are across all documents, by their ids there, as it is kept."""
        with translated(self.path):
            return joined.known(self._connection, document_id)

    def actors_named_like(self, words: str) -> Sequence[tuple[str, tuple[str, ...]]]:
        """Actors with names that are spelt like the words, by id, each with its names: the likest first, a few hundred
        at most. As they are kept."""
        with translated(self.path):
            return joined.named_like(self._connection, words)

    def overview(self) -> Overview:
        """How much the ledger holds."""
        with translated(self.path):
            return queries.overview(self._connection)

    def by_week(self, filters: Filters = _EVERYTHING) -> Iterator[counting.WeekCount]:
        """How many of the statements that pass come from unnamed sources, by publisher and week; `limit` is let be."""
        return self._ask(counting.by_week, filters)

    def by_day(self) -> Iterator[tuple[dt.date | None, int]]:
        """How many statements were published on each day; None stands for those of undated documents."""
        return self._ask(counting.by_day)

    def by_descriptor(self, filters: Filters = _EVERYTHING) -> Iterator[counting.KindCount]:
        """The statements of unnamed sources that pass, by publisher and kind of source; `limit` is let be."""
        return self._ask(counting.by_descriptor, filters)

    def arrivals(self, limit: int) -> Iterator[counting.Arrived]:
        """The days on which documents came, the last one first."""
        return self._ask(counting.arrivals, limit)

    def newcomers(self, limit: int) -> Iterator[counting.Newcomer]:
        """The documents that came last, the last one first."""
        return self._ask(counting.newcomers, limit)

    def waiting(self) -> counting.Waiting:
        """How many statements wait for review, and why."""
        with translated(self.path):
            return counting.waiting(self._connection)

    def unlinked(self, linker: str) -> Iterator[str]:
        """The ids of documents that have been read, and have not been linked by this linker as they are read now."""
        return self._ask(together.unlinked, linker)

    def pending(self) -> int:
        """How many pairs of wordings wait to be held against each other."""
        with translated(self.path):
            return together.pending(self._connection)

    def claims(self, statement: str | None = None) -> Iterator[Claim]:
        """All claims, or those in which a statement takes part, by its id; in no order."""
        return self._ask(together.claims, statement)

    def links(self, statement: str) -> Iterator[Link]:
        """How a statement stands to others."""
        return self._ask(together.links, statement)

    def reused(self, document_id: str) -> Iterator[Reused]:
        """Passages of a document that stand in an earlier one, in the order of its text."""
        return self._ask(together.reused, document_id)

    def lookup(self) -> lookup.Lookup:
        """The indices by which statements that are like some words are found."""
        return lookup.Lookup(self._connection)

    @contextmanager
    def linking(self) -> Iterator[linking.Linking]:
        """A transaction in which one document is linked; an error inside leaves the ledger as it was."""
        with translated(self.path), transaction(self._connection):
            at_work = linking.Linking(self._connection)
            yield at_work
            at_work.close()

    def verify(self) -> Iterator[Checked]:
        """Check every hash, span, id, reference and index: one answer for each document and a last one for the file.

        Problems of kind INTEGRITY say what is wrong and where; nothing is changed.
        """
        return self._ask(verification.verify, self.path)

    def _ask(
        self, question: Callable[Concatenate[sqlite3.Connection, P], Iterator[T]], *about: P.args, **how: P.kwargs
    ) -> Iterator[T]:
        """Put the question at once, and give the answers as they are asked for."""
        with translated(self.path):
            return self._each(question(self._connection, *about, **how))

    def _each(self, answers: Iterator[T]) -> Iterator[T]:
        with translated(self.path):
            yield from answers
