"""The main path: ingest, read, record. Only the parent writes, one transaction a document, so a crash loses none."""

from collections.abc import Generator, Iterable
from dataclasses import replace
from itertools import chain
from pathlib import Path

from onrecord.errors import IntegrityError
from onrecord.ingest import Hints, Ingested, ingest
from onrecord.ledger import Ledger
from onrecord.pipeline.plan import Plan
from onrecord.pipeline.steps import Outcome, Step
from onrecord.pipeline.stream import reading_stream
from onrecord.records import Document, Problem, ProblemKind


def add(paths: Iterable[Path], ledger: Ledger, hints: Hints, plan: Plan) -> Generator[Step]:
    """Read everything under `paths` into the ledger, as `add_ingested` does."""
    return add_ingested(chain.from_iterable(ingest(path, hints) for path in paths), ledger, plan)


def add_ingested(inputs: Iterable[Ingested], ledger: Ledger, plan: Plan) -> Generator[Step]:
    """Read what was taken in into the ledger; every step that is yielded is recorded.

    What the ledger already holds, read by the same model in the same selection, is not read again; its new location is
    kept. Stop whenever you like: run again, it goes on where it stopped.
    """
    model = plan.load.model

    def held(document: Document) -> bool:
        return ledger.holds(document.id, model, plan.selection)

    for step in reading_stream(inputs, plan, held):
        yield _recorded(step, ledger)


def _recorded(step: Step, ledger: Ledger) -> Step:
    """Write one step down; returns it as the ledger took it."""
    ingested = step.ingested
    try:
        if step.reading is not None:
            added = ledger.add(step.reading, ingested.original, ingested.location, ingested.problems)
        elif step.outcome is Outcome.HELD and ingested.document is not None:
            added = ledger.see(ingested.document, ingested.location, ingested.problems)
        else:
            ledger.add_problems(step.problems)
            return step
    except IntegrityError as error:
        refused = Problem(ProblemKind.INTEGRITY, f"refused by the ledger: {error}", ingested.location, share=1.0)
        ledger.add_problems([refused])
        return Step(ingested, Outcome.UNREAD, problems=(*step.problems, refused))
    problems = (*step.problems, *added.problems[len(ingested.problems) :])
    if step.reading is not None and added.read:
        return replace(step, problems=problems)
    return Step(ingested, Outcome.HELD, problems=problems)
