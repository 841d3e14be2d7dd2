"""What a server of the reading room is told before it starts. The one rule: everything that differs from one server to
the next is here, and pages read it from nowhere else."""

from dataclasses import dataclass, field
from pathlib import Path

from onrecord.pipeline import Loader


@dataclass(frozen=True, slots=True)
class Settings:
    """One reading room.

    `hosts` are the names, each with its port, by which browsers may call this server; `safety.hosts` says how they are
    written. `password` is None where only this machine can reach the server. `loader` loads the models, when documents
    are added and not before.
    """

    ledger: Path
    hosts: frozenset[str]
    password: str | None = field(repr=False)
    loader: Loader
    keeps_boards: bool = False
