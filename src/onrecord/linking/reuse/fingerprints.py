"""Passages as a few integers each, so that those with much the same words meet in one. The one rule: the same words
give the same integers, in every process and on every machine; where that changes, SCHEME does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from rensa import RMinHash  # type: ignore[import-untyped]

from onrecord.linking.reuse.wording import Worded, longer, passages, worded
from onrecord.records import Span

BANDS, ROWS = 10, 2
"""Passages that share half of their shingles meet in 94 of 100 cases, those that share a twentieth in 2 of 100."""
_SEED = 20260301
SCHEME = f"minhash-{RMinHash.ALGORITHM_VERSION}-{BANDS}x{ROWS}-1"
"""How fingerprints are made; those of another scheme do not compare."""
LEAST_TELLING = 6
"""Different words of a passage that are neither grammar nor names; without them it is a formula or a list."""
_SHARED, _PART = 5, 0.3
"""Shingles that two passages share at least, and which part of those of the shorter one."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A passage and its keys: another passage that has one of them may have its words."""

    span: Span
    bands: tuple[int, ...]


def fingerprint(text: str) -> tuple[Fingerprint, ...]:
    """The fingerprints of a text's passages, in their order. Formulas, lists of names and passages of a few words have
    none. Keys fit 63 bits."""
    told = worded(text)
    places, shingled = [], []
    for first, end in passages(text, told):
        if len({told.words[at] for at in range(first, end) if at in told.telling}) >= LEAST_TELLING:
            places.append(told.span(first, end))
            shingled.append(sorted(_shingles(told, first, end)))
    digests = RMinHash.digests_from_token_sets(shingled, num_perm=BANDS * ROWS, seed=_SEED) if shingled else []
    return tuple(Fingerprint(span, tuple(_bands(digest))) for span, digest in zip(places, digests, strict=True))


def alike(passage: str, other: str) -> bool:
    """Whether two passages that met have enough in common for their texts to be laid side by side."""
    one, two = (_shingles(told, 0, len(told.words)) for told in (worded(passage), worded(other)))
    return len(one & two) >= max(_SHARED, _PART * min(len(one), len(two)))


def _shingles(told: Worded, first: int, end: int) -> set[str]:
    """Pairs of neighbouring words among those that say something: what is dropped between them does no harm."""
    longer_ones = [word for word in told.words[first:end] if longer(word) or word.isdigit()]
    return {f"{one} {other}" for one, other in pairwise(longer_ones)}


def _bands(digest: Sequence[int]) -> Iterator[int]:
    for band in range(BANDS):
        row = ",".join(str(value) for value in (band, *digest[band * ROWS : (band + 1) * ROWS]))
        yield int.from_bytes(blake2b(row.encode(), digest_size=8).digest()) >> 1
