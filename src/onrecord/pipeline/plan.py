"""How a stream of documents is to be read. Whatever goes to a worker process is named here, and pickles."""

import os
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from onrecord.models import CURRENT, StatementModel
from onrecord.pipeline.linker import Linker
from onrecord.records import Document, Reading, Selection

Reader = Callable[[Document, Selection], Reading]
"""A loaded model, ready to read; it never leaves its process."""


class Loader(Hashable, Protocol):
    """Makes a reader in the process that asks, and names its model without loading it."""

    @property
    def model(self) -> str:
        """The name that the ledger keeps with every reading."""
        ...

    def __call__(self) -> Reader:
        """Load the model; takes a moment."""
        ...

    def linker(self) -> Linker:
        """What links documents with each other; takes a moment, too."""
        ...


@dataclass(frozen=True, slots=True)
class ModelLoader:
    """Loads the bundled model, or the one in `folder`, on one thread: a process per core beats threads."""

    folder: Path | None = None

    @property
    def model(self) -> str:
        """The model's version, which is its folder's name."""
        return self.folder.name if self.folder else CURRENT

    def __call__(self) -> Reader:
        """Load the model into this process."""
        from onrecord.reading.read import read_document  # noqa: PLC0415 - whoever reads nothing need not wait for it

        model = StatementModel.load(self.folder, threads=1)

        def read(document: Document, selection: Selection) -> Reading:
            return read_document(document, model, selection)

        return read

    def linker(self) -> Linker:
        """The bundled models that link."""
        return Linker.load()


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Plan:
    """Which statements to keep, in how many processes to read, and with what."""

    selection: Selection = Selection.BALANCED
    jobs: int = field(default_factory=processors)
    load: Loader = field(default_factory=ModelLoader)
