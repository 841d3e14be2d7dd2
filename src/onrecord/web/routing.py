"""The reading room as an ASGI application. The one rule: every address stands in this table."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Lock

from anyio import to_thread
from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.web.jobs import Line
from onrecord.web.keeping import Keeper
from onrecord.web.pages import (
    actors,
    adding,
    claim,
    claims,
    document,
    finding,
    front,
    hypotheses,
    legend,
    lists,
    network,
    numbers,
    promises,
    reversals,
    review,
    silence,
    sources,
    timeline,
    whatif,
)
from onrecord.web.remembering import Memory, remembered
from onrecord.web.rooms import Room
from onrecord.web.safety import guards, handlers
from onrecord.web.settings import Settings
from onrecord.web.thrift import give_back_large_pieces

AT_ONCE = 6
"""Pages that are drawn at the same time."""
_STATIC = Path(__file__).with_name("static")


class _Form(Convertor[str]):
    """How an answer is wanted: nothing for a page, `.json` or `.csv`."""

    regex = r"(?:\.json|\.csv)?"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


class _Name(Convertor[str]):
    """One part of an address, as short as it can be."""

    regex = "[^/]+?"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("form", _Form())
register_url_convertor("name", _Name())


def application(settings: Settings) -> Starlette:
    """The reading room over one ledger."""
    room = Room(settings.ledger)
    line = Line(room, settings.loader)
    keeper = Keeper(room)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        # Pages are drawn a few at a time: many at once only make each other wait for the one interpreter.
        to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
        give_back_large_pieces()
        if settings.keeps_boards:
            keeper.start()
        yield
        if settings.keeps_boards:
            keeper.close()
        line.close()
        room.close()

    made = Starlette(routes=routes(), lifespan=lifespan, middleware=guards(settings), exception_handlers=handlers())
    made.state.room = room
    made.state.line = line
    made.state.memory = Memory()
    made.state.turn = Lock()
    made.state.settings = settings
    return made


def routes() -> list[Route | Mount]:
    """Every address; `/x` is also `/x.json` and `/x.csv`. Pages that hold nothing of their reader are remembered."""
    return [
        Route("/", remembered(front.front_page)),
        Route("/legend", legend.legend_page),
        Route("/overview{form:form}", remembered(front.front_page)),
        Route("/find{form:form}", remembered(finding.find)),
        Route("/claims{form:form}", remembered(claims.claim_list)),
        Route("/claim/{id:name}{form:form}", remembered(claim.one_claim)),
        Route("/actors{form:form}", remembered(actors.listed)),
        Route("/actor/{id:name}{form:form}", remembered(actors.one_actor)),
        Route("/network{form:form}", remembered(network.who_meets_whom)),
        Route("/reversals{form:form}", remembered(reversals.listed)),
        Route("/whatif{form:form}", remembered(whatif.without)),
        Route("/silence{form:form}", remembered(silence.listed)),
        Route("/statements{form:form}", remembered(lists.statements)),
        Route("/statement/{id:name}{form:form}", document.statement_page),
        Route("/documents{form:form}", remembered(lists.documents)),
        Route("/document/{id:name}/original", document.original),
        Route("/document/{id:name}{form:form}", document.document_page),
        Route("/review{form:form}", review.waiting),
        Route("/review", review.record, methods=["POST"]),
        Route("/review/name", review.name, methods=["POST"]),
        Route("/review/agreement{form:form}", review.agreement),
        Route("/review/orphans{form:form}", review.orphans),
        Route("/review/judgements.jsonl", review.exported),
        Route("/review/judgements", review.imported, methods=["POST"]),
        Route("/add", adding.add),
        Route("/add", adding.receive, methods=["POST"]),
        Route("/add/sample", adding.sample, methods=["POST"]),
        Route("/add/{id:name}{form:form}", adding.job),
        Route("/promises{form:form}", remembered(promises.commitments)),
        Route("/timeline{form:form}", remembered(timeline.at_times)),
        Route("/numbers{form:form}", remembered(numbers.figures_apart)),
        Route("/sources{form:form}", remembered(sources.unnamed)),
        Route("/hypotheses{form:form}", hypotheses.board),
        Route("/hypotheses", hypotheses.judged, methods=["POST"]),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]
