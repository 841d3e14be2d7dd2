"""A plugin of Datasette: a ledger shows itself without a metadata file, and each statement's id leads to its passage,
its receipt checked. The one rule: other databases are left alone, and nothing is written.

The hooks are those of https://docs.datasette.io/en/stable/plugin_hooks.html.
"""

import copy
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from anyio import to_thread
from datasette import hookimpl
from datasette.utils.asgi import Request, Response
from markupsafe import Markup, escape

from onrecord.errors import OnrecordError
from onrecord.exports import Receipt, find_receipt, receipt_object
from onrecord.exports.receipts import ReceiptObject
from onrecord.formats.datasette import DatabaseObject, database_object
from onrecord.formats.extract import UNREVIEWED
from onrecord.formats.tables.rows import way_words
from onrecord.ledger import open_to_read
from onrecord.ledger.browsing import browsed, is_ledger
from onrecord.reports import chain_of

_STATEMENT = re.compile(r"[0-9a-f]{20}")
_SHOWN_IN = frozenset({"statements", *browsed().queries})
"""Where a column `id` is that of a statement: a table, and the questions."""
_PAGE = Markup("""<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>{title}</title>
<style>
body {{ max-width: 44em; margin: 2em auto; padding: 0 1em; font: 1em/1.5 sans-serif; color-scheme: light dark }}
mark {{ background: none; color: inherit; border-bottom: 3px solid }}
mark.content {{ border-bottom-style: solid }}
mark.source {{ border-bottom-style: double }} mark.cue {{ border-bottom-style: dotted }}
code {{ word-break: break-all }}
</style>
<h1>{title}</h1><p>{about}</p><p><strong>{review}</strong></p>
<blockquote>{passage}</blockquote>
<p>Marked: <mark class="source">source</mark>, <mark class="cue">cue</mark>, <mark class="content">content</mark></p>
<p>By way of: {way}</p><p>Certainty: {certainty}; hedges: {hedges}</p>
<p>Places, in code points: {places}</p><p><code>{document}</code></p><p>Checked now: {checked}</p>
</html>""")


@hookimpl  # type: ignore[untyped-decorator]
def get_metadata(datasette: Any) -> dict[str, Any]:  # noqa: ANN401 - Datasette ships no types
    """What each ledger among the databases shows; a file of metadata comes before it."""
    ledgers = [name for name, path in _paths(datasette) if is_ledger(path)]
    return {"databases": {name: copy.deepcopy(_shown()) for name in ledgers}} if ledgers else {}


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(value: object, column: str, table: str | None, database: str, datasette: Any) -> Markup | None:  # noqa: ANN401
    """A statement's id, as a link to where it stands."""
    if column != "id" or not isinstance(value, str) or not _STATEMENT.fullmatch(value):
        return None
    if table is not None and table not in _SHOWN_IN:
        return None
    path = dict(_paths(datasette)).get(database)
    if path is None or not is_ledger(path):
        return None
    address = datasette.urls.path(f"/-/onrecord/{database}/{value}")
    return Markup('<a href="{}">{}</a>').format(address, value)


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Any]]:
    """The page of a statement."""
    return [(r"^/-/onrecord/(?P<database>[^/]+)/(?P<statement>[0-9a-f]{20})$", statement_page)]


async def statement_page(datasette: Any, request: Request) -> Response:  # noqa: ANN401 - as above
    """One statement in its passage, its receipt checked as it is shown, for whoever may see the table."""
    database, statement = request.url_vars["database"], request.url_vars["statement"]
    path = dict(_paths(datasette)).get(database)
    if path is None or not is_ledger(path):
        return Response.text("there is no ledger of that name", status=404)
    permissions = [("view-table", (database, "statements")), ("view-table", (database, "documents"))]
    await datasette.ensure_permissions(request.actor, [*permissions, ("view-database", database), "view-instance"])
    try:
        page = await to_thread.run_sync(_page, path, statement)
    except OnrecordError as error:
        return Response.text(str(error), status=500)
    if page is None:
        return Response.text("there is no statement of that id", status=404)
    return Response.html(page)


def _page(path: Path, statement: str) -> str | None:
    with open_to_read(path) as ledger:
        receipt = find_receipt(ledger, statement)
        if receipt is None:
            return None
        return _drawn(receipt, receipt_object(receipt, chain_of(ledger, receipt.row)))


def _drawn(receipt: Receipt, shown: ReceiptObject) -> str:
    document, said, review = shown["document"], shown["statement"], receipt.row.review
    certainty = said["certainty"]
    about = (document["publisher"], document["published"], document["url"])
    parts = ("source", receipt.row.source), ("cue", receipt.row.cue), ("content", receipt.row.content)
    places = (f"{name} [{span.start}, {span.end})" for name, part in parts for span in part.spans)
    hedges = (receipt.row.text[start:end] for start, end in certainty["hedges"]) if certainty else ()
    return _PAGE.format(
        title=document["title"] or document["id"],
        about=" · ".join(filter(None, about)),
        review=f"{review.state.value} by {review.by}" if receipt.row.reviewed else UNREVIEWED,
        passage=_marked(receipt),
        way=way_words(said["chain"]),
        certainty=f"{certainty['degree']}{certainty['polarity']}" if certainty else "not known",
        hedges=", ".join(hedges) or "none",
        places=", ".join(places),
        document=document["id"],
        checked="; ".join(shown["wrong"]) or "bytes, text and words match",
    )


def _marked(receipt: Receipt) -> Markup:
    """The paragraphs in which the statement stands, its parts marked."""
    text = receipt.reading.document.text
    row = receipt.row
    parts = {"source": row.source.spans, "cue": row.cue.spans, "content": row.content.spans}
    spans = [span for part in parts.values() for span in part]
    start = text.rfind("\n", 0, min(span.start for span in spans)) + 1
    end = text.find("\n", max(span.end for span in spans))
    end = len(text) if end < 0 else end
    cuts = sorted({start, end, *(place for span in spans for place in (span.start, span.end))})
    pieces = []
    for one, other in pairwise(cuts):
        words = escape(text[one:other]).replace("\n", Markup("<br>"))
        names = [name for name, held in parts.items() if any(s.start <= one and other <= s.end for s in held)]
        pieces.append(Markup('<mark class="{}">{}</mark>').format(" ".join(names), words) if names else words)
    return Markup("").join(pieces)


def _paths(datasette: Any) -> list[tuple[str, Path]]:  # noqa: ANN401 - as above
    """The databases that are files."""
    return [(name, Path(one.path)) for name, one in datasette.databases.items() if one.path]


@cache
def _shown() -> DatabaseObject:
    return database_object(browsed())
