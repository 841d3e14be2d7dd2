"""The encoder with its heads as an ONNX session. The only importer of onnxruntime; nothing is fetched, ever."""

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

# Said before the runtime is imported, because from then on it would report to its makers.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime as ort
from onnxruntime.capi import onnxruntime_pybind11_state as state

from onrecord.errors import ModelError
from onrecord.models.tokens import IntArray, Tokenizer
from onrecord.models.weights import DecoderWeights, load_weights

FloatArray = npt.NDArray[np.float32]

_FAILURES = (
    state.Fail,
    state.InvalidArgument,
    state.InvalidGraph,
    state.InvalidProtobuf,
    state.NoSuchFile,
    state.ModelLoadCanceled,
    state.NotImplemented,
    state.RuntimeException,
    RuntimeError,
)
"""What the runtime raises; its own exceptions have no base in common but Exception."""

CURRENT = "statements-en-2"
"""The model that is read with unless another folder is named."""

HEADS = ("tags", "links", "names", "facts", "events")
"""The outputs that a model must have, in the order of Scores."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of a batch: `tags` `[rows, tokens, tags]`; `links` `[rows, tokens, 3, size]`, a token as a
    source, as a content and as a cue; `names` `[rows, tokens, 7]`, outside a name, or beginning or inside one of a
    person, an organisation, a place; `facts` `[rows, tokens, 3]`, factuality on two scales and whether a main predicate
    stands here; `events` `[rows, tokens, classes + 1]`, the last the token's weight in the mean over its clause."""

    tags: FloatArray
    links: FloatArray
    names: FloatArray
    facts: FloatArray
    events: FloatArray


@dataclass(frozen=True, slots=True)
class StatementModel:
    """A loaded reading model: tokenizer, session and decoder weights of one folder, whose name is its version."""

    version: str
    tokenizer: Tokenizer
    weights: DecoderWeights
    session: ort.InferenceSession

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1) -> "StatementModel":
        """Load a model folder (the bundled one by default); `threads` is how many cores one batch may use."""
        folder = folder or Path(__file__).parent / CURRENT
        path = folder / "model.onnx"
        if not path.is_file():
            raise ModelError(f"no model at {path}: install the package again, or name a folder that holds one")
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False
        try:
            session = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except _FAILURES as error:
            raise ModelError(f"{path} cannot be loaded ({error}): install the package again") from error
        return cls(folder.name, Tokenizer(folder / "tokenizer.json"), load_weights(folder / "decoder.json"), session)

    def score(self, ids: IntArray, types: IntArray, mask: IntArray) -> Scores:
        """One forward pass; all three are `[rows, tokens]`, `mask` 0 where a row is padded."""
        try:
            tags, links, *further = self.session.run(HEADS, {"ids": ids, "types": types, "mask": mask})
        except _FAILURES as error:
            raise ModelError(f"the model {self.version} failed on a batch of {ids.shape} ({error})") from error
        return Scores(tags, links.reshape(*links.shape[:2], 3, -1), *further)
