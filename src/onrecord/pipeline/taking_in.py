"""What was fetched, on its way into the ledger like any file. The one rule: its address is its place, and what was
not fetched is a Problem like any other."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from onrecord.fetching import Fetched, Fetcher, Policy, Unfetched, anywhere, ending_of, is_public
from onrecord.ingest import Hints, Ingested, ingest, ingest_bytes
from onrecord.ledger import FetchRecord, Ledger
from onrecord.pipeline.adding import add_ingested
from onrecord.pipeline.plan import Plan
from onrecord.pipeline.steps import Step
from onrecord.records import Problem, ProblemKind, sha256


def add_given(
    given: Iterable[Path | str], ledger: Ledger, hints: Hints, plan: Plan, *, allow_private: bool
) -> Generator[Step]:
    """Read files, and what stands at addresses, into the ledger in their order, as `add_ingested` does."""
    fetcher = Fetcher(Policy(anywhere if allow_private else is_public))
    inputs = (fetch_in(one, ledger, fetcher, hints) if isinstance(one, str) else ingest(one, hints) for one in given)
    return add_ingested(chain.from_iterable(inputs), ledger, plan)


def fetch_in(url: str, ledger: Ledger, fetcher: Fetcher, hints: Hints) -> Iterator[Ingested]:
    """The documents at an address, when they are asked for."""
    found = fetcher.fetch(url)
    if isinstance(found, Fetched):
        yield from take_in(found, ledger, hints)
    elif isinstance(found, Unfetched):
        yield Ingested(b"", None, (unfetched(found),), url)


def take_in(found: Fetched, ledger: Ledger, hints: Hints) -> Iterator[Ingested]:
    """The documents of what was fetched; that it was is on record before they are."""
    ledger.watching.fetched(
        FetchRecord(found.url, found.final, found.at, found.media_type, len(found.body), sha256(found.body))
    )
    ending = ending_of(found.media_type, found.final, found.body)
    return ingest_bytes(found.body, found.url, replace(hints, url=found.final), ending)


def unfetched(found: Unfetched) -> Problem:
    """The problem with an address."""
    return Problem(ProblemKind.UNREADABLE, found.message, found.url, 1.0)
