"""A network that runs. The one rule: what the runtime raises leaves here as an error of ours."""

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.errors import ModelError

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Session:
    """The network of a model folder, whose name is its version; `network` is the runtime's."""

    version: str
    network: Any
    failures: tuple[type[Exception], ...]

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> "Session":
        """Open `model.onnx` of a folder; `threads` is how many cores one batch may use."""
        path = folder / "model.onnx"
        if not path.is_file():
            raise ModelError(f"no model at {path}: install the package again, or name a folder that holds one")
        runtime = importlib.import_module("onrecord.models.runtime")
        try:
            return cls(folder.name, runtime.open_network(path, threads), runtime.FAILURES)
        except runtime.FAILURES as error:
            raise ModelError(f"{path} cannot be loaded ({error}): install the package again") from error

    def run(self, outputs: Sequence[str], inputs: Mapping[str, npt.NDArray[Any]]) -> list[FloatArray]:
        """One forward pass; the outputs that are named, in their order."""
        try:
            return list(self.network.run(list(outputs), dict(inputs)))
        except self.failures as error:
            shapes = {name: held.shape for name, held in inputs.items()}
            raise ModelError(f"the model {self.version} failed on a batch of {shapes} ({error})") from error
