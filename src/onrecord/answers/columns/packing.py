"""Columns as bytes, and what they are made of. The one rule: a column is of whole numbers or of texts, and its name
says so."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.ledger import JsonObject, Ledger

FACTS = "statement-columns"
CLAIMS, CHANGES, PROMISES, FIGURES = "claim-columns", "change-columns", "promise-columns", "figure-columns"
ACTORS = "actor-columns"
MEETINGS, MOMENTS = "meeting-columns", "moment-columns"
Numbers = npt.NDArray[np.int32]
Whole = npt.NDArray[np.int64]
Places = npt.NDArray[np.signedinteger[Any]]
Kept = Mapping[str, npt.NDArray[Any] | list[str]]
"""Columns before they are bytes."""
_AT_ONCE = 2_000


def values(**columns: npt.NDArray[Any] | list[str]) -> Mapping[str, bytes]:
    """Columns as they are kept: texts as a list, whole numbers in four bytes each, or in one where they are small."""
    return dict(_kept(name, held) for name, held in columns.items())


def _kept(name: str, held: npt.NDArray[Any] | list[str]) -> tuple[str, bytes]:
    if isinstance(held, list):
        return f"{name}:json", json.dumps(held, ensure_ascii=False).encode()
    kind = "i1" if held.dtype == np.int8 else "<i4"
    return f"{name}:{kind}", held.astype(kind).tobytes()


def rows_of(ledger: Ledger, board: str, order: str) -> Iterator[tuple[str, JsonObject]]:
    """All rows of a list of a board with their keys, some at a time."""
    offset = 0
    while (page := ledger.board(board, order, offset, _AT_ONCE)) is not None and page.rows:
        yield from page.rows
        offset += len(page.rows)
