"""What falls with a source, counted in columns. The one rule: what is counted is what `linking.whatif` finds claim by
claim."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.answers.columns.packing import Places, Whole

Columns = Mapping[str, npt.NDArray[Any]]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Falling:
    """Claims by their places that lose an origin or all, with how many they had and have left: those that lose all come
    first, then those that keep least. `gone` are the statements that fall, in all claims from which any is taken."""

    claims: Places
    before: Places
    after: Places
    gone: Mask


def fallen_without(held: Columns, taken: Places, ended: Places, wanted: Mask | None = None) -> Falling:
    """What falls where some statements are taken away and some origins end; of the claims that are wanted."""
    origin, of = held["support_origin"], held["support_origin_claim"]
    touched = np.zeros(len(held["support_first"]), bool)
    touched[held["support_claim"][taken]] = True
    gone = np.zeros(len(origin), bool)
    gone[taken] = True
    fallen = np.ones(len(of), bool)
    fallen[origin[~gone]] = False
    fallen[ended] = True
    fallen &= touched[of]
    gone |= fallen[origin]
    claims, less = np.unique(of[fallen], return_counts=True)
    if wanted is not None:
        claims, less = claims[wanted[claims]], less[wanted[claims]]
    before = np.bincount(of, minlength=len(touched))[claims]
    after = before - less
    order = np.lexsort((held["by_id"][claims], -before, after, after > 0))
    return Falling(claims[order], before[order], after[order], gone)


def lost(held: Columns, found: Falling, claim: int) -> Whole:
    """The statements of one claim that fall, by their places, oldest first."""
    first, end = int(held["support_first"][claim]), int(held["support_end"][claim])
    return np.flatnonzero(found.gone[first:end]) + first


def gathered(held: Columns, name: str, sources: Iterable[int]) -> Whole:
    """What some sources take away (`taken`) or end (`ended`), each once."""
    first = held[f"{name}_first"]
    pieces = [held[name][first[source] : first[source + 1]] for source in sources]
    return np.unique(np.concatenate(pieces)).astype(np.int64) if pieces else np.zeros(0, np.int64)
