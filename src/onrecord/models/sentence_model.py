"""Sentences as vectors, cheap enough for every statement of a big ledger: the weighted mean of one vector for each word
piece, fitted to a large encoder. The one rule: the same text gives the same bytes, whatever stands beside it.

So everything that decides (cells, cosines) is computed from whole numbers, exactly, and not from rounded sums.
"""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.errors import ModelError
from onrecord.models.statement_model import CURRENT as READING
from onrecord.models.tokens import IntArray, Tokenizer

FloatArray = npt.NDArray[np.float32]
SmallArray = npt.NDArray[np.int8]

SENTENCES = "sentences-en-1"
"""The encoder of sentences that is used unless another folder is named; it shares the reading model's tokenizer."""

_GREATEST = 127
"""A whole number of a packed vector is at most this; the sum of 256 products of two is exact in a float32."""


@dataclass(frozen=True, slots=True)
class SentenceModel:
    """A loaded encoder of sentences: `pieces` `[vocabulary, size]` with a `scale` for each, `centres` `[cells, size]`
    in whole numbers with a `pull` for each, by which a product is made a cosine but for the vector's length."""

    version: str
    tokenizer: Tokenizer
    pieces: SmallArray
    scale: FloatArray
    centres: FloatArray
    pull: FloatArray

    @classmethod
    def load(cls, folder: Path | None = None, tokenizer: Tokenizer | None = None) -> "SentenceModel":
        """Load a folder (the bundled one by default); a tokenizer that is loaded already need not be loaded again."""
        folder = folder or Path(__file__).parent / SENTENCES
        path = folder / "vectors.npz"
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
                pieces, scale, centres = held["pieces"], held["scale"], held["centres"].astype(np.float32)
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
            raise ModelError(f"{path} cannot be used as vectors ({error}): install the package again") from error
        if not _fit_together(pieces, scale, centres):
            raise ModelError(f"{path} cannot be used as vectors (shapes differ): install the package again")
        tokenizer = tokenizer or Tokenizer(Path(__file__).parent / READING / "tokenizer.json")
        return cls(folder.name, tokenizer, pieces, scale, centres, np.float32(1) / _lengths(centres))

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """`[n, size]`, each of unit length; zero for a text without a known word piece."""
        rows = [tokens.ids for tokens in self.tokenizer.tokenize(texts)]
        found = np.zeros((len(rows), self.pieces.shape[1]), dtype=np.float32)
        for place, ids in enumerate(rows):
            if len(ids):
                found[place] = (self.pieces[ids] * self.scale[ids, None]).sum(axis=0, dtype=np.float64)
        return np.asarray(found / np.maximum(_lengths(found), 1e-9)[:, None], dtype=np.float32)

    def cells(self, packed: SmallArray, count: int) -> IntArray:
        """The `count` nearest cells of every packed vector, the nearest first, `[n, count]`; of two that are equally
        near, the lower number."""
        scores = (packed.astype(np.float32) @ self.centres.T) * self.pull
        nearest = np.sort(np.argpartition(-scores, count - 1, axis=1)[:, :count], axis=1)
        order = np.argsort(-np.take_along_axis(scores, nearest, axis=1), axis=1, kind="stable")
        return np.take_along_axis(nearest, order, axis=1)


def pack(vectors: FloatArray) -> SmallArray:
    """Whole numbers from -127 to 127, each row stretched to that: a byte for every dimension."""
    most = np.abs(vectors).max(axis=1, keepdims=True, initial=0)
    whole: SmallArray = np.rint(vectors * (_GREATEST / np.maximum(most, np.float32(1e-9)))).astype(np.int8)
    return whole


def unpack(blobs: Sequence[bytes], size: int) -> SmallArray:
    """Packed vectors `[n, size]` from their bytes."""
    return np.frombuffer(b"".join(blobs), dtype=np.int8).reshape(-1, size)


def cosines(one: SmallArray, other: SmallArray) -> FloatArray:
    """The cosine of every packed vector of one with every one of the other, `[n, m]`; 0 where one is zero."""
    products = one.astype(np.float32) @ other.astype(np.float32).T
    lengths = np.outer(_lengths(one.astype(np.float32)), _lengths(other.astype(np.float32)))
    return np.asarray(products / np.maximum(lengths, 1), dtype=np.float32)


def signs(packed: SmallArray) -> npt.NDArray[np.uint64]:
    """A bit for every dimension, `[n, size / 64]`: set where it is above zero."""
    return np.packbits(packed > 0, axis=1).view("<u8")


def _lengths(rows: FloatArray) -> FloatArray:
    return np.asarray(np.sqrt((rows * rows).sum(axis=1)), dtype=np.float32)


def _fit_together(pieces: npt.NDArray[np.int8], scale: FloatArray, centres: FloatArray) -> bool:
    return (
        pieces.dtype == np.int8
        and pieces.ndim == centres.ndim == len(("rows", "dimensions"))
        and scale.shape == pieces.shape[:1]
        and centres.shape[1] == pieces.shape[1]
    )
