"""The ONNX runtime. The only importer of onnxruntime, and itself imported when a network is opened, since that takes a
while; nothing is fetched, ever."""

import os
from pathlib import Path

# Said before the runtime is imported, because from then on it would report to its makers.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime as ort
from onnxruntime.capi import onnxruntime_pybind11_state as state

FAILURES = (
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


def open_network(path: Path, threads: int) -> ort.InferenceSession:
    """The network of a file, on the CPU; one of FAILURES where it cannot be opened."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
