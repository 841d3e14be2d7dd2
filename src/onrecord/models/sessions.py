"""Opening a network in the ONNX runtime. The only importer of onnxruntime; nothing is fetched, ever."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

# Said before the runtime is imported, because from then on it would report to its makers.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime as ort
from onnxruntime.capi import onnxruntime_pybind11_state as state

from onrecord.errors import ModelError

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


@dataclass(frozen=True, slots=True)
class Session:
    """The network of a model folder, whose name is its version."""

    version: str
    runtime: ort.InferenceSession

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> "Session":
        """Open `model.onnx` of a folder; `threads` is how many cores one batch may use."""
        path = folder / "model.onnx"
        if not path.is_file():
            raise ModelError(f"no model at {path}: install the package again, or name a folder that holds one")
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False
        try:
            return cls(folder.name, ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"]))
        except _FAILURES as error:
            raise ModelError(f"{path} cannot be loaded ({error}): install the package again") from error

    def run(self, outputs: Sequence[str], inputs: Mapping[str, npt.NDArray[Any]]) -> list[FloatArray]:
        """One forward pass; the outputs that are named, in their order."""
        try:
            return list(self.runtime.run(list(outputs), dict(inputs)))
        except _FAILURES as error:
            shapes = {name: held.shape for name, held in inputs.items()}
            raise ModelError(f"the model {self.version} failed on a batch of {shapes} ({error})") from error
