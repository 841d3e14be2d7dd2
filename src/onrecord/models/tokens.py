"""Text to word pieces with their places. The only importer of the tokenizers library; offsets are code points."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer as _Tokenizer

from onrecord.errors import ModelError

IntArray = npt.NDArray[np.int64]


# Control characters, which the tokenizer would drop and so glue words together.
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Word pieces of one text: vocabulary ids, `[start, end)` offsets, and whether each begins a word; all `[n]`."""

    ids: IntArray
    starts: IntArray
    ends: IntArray
    begins: npt.NDArray[np.bool_]


class Tokenizer:
    """A WordPiece tokenizer read from its JSON file."""

    def __init__(self, path: Path) -> None:
        try:
            json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"no tokenizer in {path} ({error}): install the package again") from error
        self._tokenizer = _Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        vocabulary = self._tokenizer.get_vocab(with_added_tokens=True)
        self.opens, self.parts, self.pads = vocabulary["[CLS]"], vocabulary["[SEP]"], vocabulary["[PAD]"]
        self._continues = np.zeros(max(vocabulary.values()) + 1, dtype=np.bool_)
        self._continues[[number for piece, number in vocabulary.items() if piece.startswith("##")]] = True

    def tokenize(self, texts: Sequence[str]) -> list[Tokens]:
        """Word pieces of every text, without special tokens."""
        found = []
        plain = [text.translate(_CONTROLS) for text in texts]
        for encoding in self._tokenizer.encode_batch(plain, add_special_tokens=False):
            ids = np.asarray(encoding.ids, dtype=np.int64)
            places = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
            found.append(Tokens(ids, places[:, 0], places[:, 1], ~self._continues[ids]))
        return found
