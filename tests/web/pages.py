"""Every page of the reading room by a name, with the addresses of things taken from the ledger that is shown. The one
rule: a page that is not in this table is neither looked at nor tested for who cannot see well."""

from collections.abc import Callable, Mapping
from typing import Any

Fetch = Callable[[str], Any]
"""The JSON at an address of the reading room."""

PAGES: dict[str, str] = {
    "front": "/",
    "legend": "/legend",
    "claims": "/claims",
    "claim": "/claim/{claim}",
    "actors": "/actors",
    "actor": "/actor/{actor}",
    "network": "/network",
    "reversals": "/reversals",
    "whatif": "/whatif?without={actor}",
    "silence": "/silence",
    "statements": "/statements",
    "documents": "/documents",
    "document": "/document/{document}",
    "promises": "/promises?as_of=2026-04-01",
    "timeline": "/timeline",
    "timeline-month": "/timeline?by=about&from=2026-03-01&to=2026-03-31",
    "numbers": "/numbers",
    "sources": "/sources",
    "hypotheses": "/hypotheses",
    "find": "/find?words=call",
    "statement": "/statement/{statement}",
    "review": "/review",
    "agreement": "/review/agreement",
    "orphans": "/review/orphans",
    "add": "/add",
    "not-found": "/nothing-is-here",
}
"""Name to address; in braces stands what THINGS finds."""

THINGS: dict[str, tuple[str, str, str]] = {
    "document": ("/documents.json", "documents", "id"),
    "claim": ("/claims.json", "claims", "id"),
    "actor": ("/actors.json", "actors", "id"),
    "statement": ("/statements.json", "statements", "id"),
}
"""A thing to the list that has it, under which key, and what names it there; the first of the list is taken."""


def addresses(fetch: Fetch, pages: Mapping[str, str] = PAGES) -> dict[str, str]:
    """The pages with their addresses in the ledger that `fetch` asks."""
    wanted = [thing for thing in THINGS if any(f"{{{thing}}}" in address for address in pages.values())]
    found = {thing: _first(fetch, *THINGS[thing]) for thing in wanted}
    return {name: address.format(**found) for name, address in pages.items()}


def _first(fetch: Fetch, listed: str, key: str, name: str) -> str:
    return str(fetch(listed)[key][0][name]).removeprefix("sha256:")
