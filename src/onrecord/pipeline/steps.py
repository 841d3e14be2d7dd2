"""What became of each input, and the running count. The one rule: nothing that was not read goes uncounted."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.ingest import Ingested
from onrecord.records import Problem, ProblemKind, Reading, SourceKind


class Outcome(StrEnum):
    """What became of one input."""

    READ = "read"
    HELD = "held"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Step:
    """One input and what became of it. `reading` is there when and only when the outcome is READ."""

    ingested: Ingested
    outcome: Outcome
    reading: Reading | None = None
    problems: tuple[Problem, ...] = ()


class Tally:
    """A running count of steps; problems are counted in full and kept only `keep` of a kind."""

    def __init__(self, keep: int = 5) -> None:
        self.keep = keep
        self.read = self.held = self.unread = 0
        self.words = self.octets = 0
        self.statements = self.nested = self.unnamed = 0
        self._problems: dict[ProblemKind, tuple[int, tuple[Problem, ...]]] = {}

    def count(self, step: Step) -> None:
        """Take one step into account."""
        self.octets += len(step.ingested.original)
        self.read += step.outcome is Outcome.READ
        self.held += step.outcome is Outcome.HELD
        self.unread += step.outcome is Outcome.UNREAD
        if step.reading is not None:
            found = step.reading.statements
            self.words += len(step.reading.document.text.split())
            self.statements += len(found)
            self.nested += sum(statement.parent is not None for statement in found)
            self.unnamed += sum(statement.source_kind is SourceKind.UNNAMED for statement in found)
        for problem in step.problems:
            number, kept = self._problems.get(problem.kind, (0, ()))
            self._problems[problem.kind] = (number + 1, kept if number >= self.keep else (*kept, problem))

    @property
    def inputs(self) -> int:
        """How many inputs there were."""
        return self.read + self.held + self.unread

    def problem_groups(self) -> Iterator[tuple[ProblemKind, int, tuple[Problem, ...]]]:
        """Every kind of problem met, the most frequent first: how often, and the first few."""
        for kind, (number, kept) in sorted(self._problems.items(), key=lambda item: (-item[1][0], item[0])):
            yield kind, number, kept
