"""The ledger's face: what the rest of onrecord may ask of it; the one rule: nothing of SQL shows."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

from onrecord.errors import LedgerError
from onrecord.ledger import judging, linking, queries, retrieval, schema, search, together, verification, writing
from onrecord.ledger.connection import configure, connect, transaction, translated
from onrecord.ledger.rows import ActorRow, Added, Checked, DocumentRow, Filters, Held, Match, Overview, StatementRow
from onrecord.records import Claim, Document, Judgement, Link, Problem, Reading, Reused, Selection

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

    def statements(self, filters: Filters) -> Iterator[StatementRow]:
        """The statements that pass, oldest first, then in the order of their text; undated documents last."""
        return self._ask(queries.statements, filters)

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
        """Record what a person decided; returns it with its number. LedgerError where it withdraws one that is not
        there."""
        with translated(self.path):
            return judging.judge(self._connection, judgement)

    def judgements(self) -> Iterator[Judgement]:
        """Every judgement, the first one first, withdrawn ones among them."""
        return self._ask(judging.judgements)

    def documents(self, filters: Filters = _EVERYTHING) -> Iterator[DocumentRow]:
        """The documents that pass, or all, oldest first; undated ones last. What only a statement can pass asks for
        documents that have such a statement."""
        return self._ask(queries.documents, filters)

    def statement_matches(self, query: str, filters: Filters) -> Iterator[Match]:
        """Statements with all the words in their source or content, the most relevant first."""
        return self._ask(search.statement_matches, query, filters)

    def document_matches(self, query: str, filters: Filters) -> Iterator[Match]:
        """Documents with all the words in their title or text, the most relevant first."""
        return self._ask(search.document_matches, query, filters)

    def overview(self) -> Overview:
        """How much the ledger holds."""
        with translated(self.path):
            return queries.overview(self._connection)

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

    @contextmanager
    def linking(self) -> Iterator[linking.Linking]:
        """A transaction in which one document is linked; an error inside leaves the ledger as it was."""
        with translated(self.path), transaction(self._connection):
            yield linking.Linking(self._connection)

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
