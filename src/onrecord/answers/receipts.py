"""How a record is named where there is little room; the one rule: what is cut short still finds it."""

from onrecord.records import Spans

SHORT_ID = 8
"""Digits of a statement's id that a table shows; `onrecord show` takes them."""
SHORT_HASH = 12
"""Digits of a document's hash that a receipt shows; `--document` takes them."""


def receipt(document: str, spans: Spans) -> str:
    """`9c56cc51b374[812:845,850:901]`: the document's hash, shortened, and the places in its text."""
    places = ",".join(f"{span.start}:{span.end}" for span in spans)
    return f"{document.removeprefix('sha256:')[:SHORT_HASH]}[{places}]"
