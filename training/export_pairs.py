r"""Turn a trained pair network into a model folder: ONNX with fused operators, int8 weights, tokenizer, weights.json.

    python training/export_pairs.py --encoder FOLDER --network model.pt --out FOLDER

Probabilities and lines in `weights.json` are fit_pairs.py's; those that stand in the folder stay.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from export import quantise
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from train_pairs import PairNetwork, build

from onrecord.linking.pairing import FEATURES
from onrecord.models import PairThresholds

OUTPUTS = ("answer", "stance")
PLACEHOLDER = {"temperature": 1.0, "biases": [0.0] * 3, "thresholds": dict.fromkeys(PairThresholds.__slots__, 0.8)}
"""What stands in for calibration until fit_pairs.py has found it."""


def load(encoder: Path, weights: Path, *, plain: bool = False) -> PairNetwork:
    """A trained network with plain attention, ready to be traced."""
    network = build(encoder, blind=plain)
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.encoder.set_attn_implementation("eager")
    return network.eval()


def write_onnx(network: PairNetwork, path: Path) -> None:
    """fp32 ONNX with attention, layer norm and GELU fused."""
    ids = torch.randint(1000, 2000, (2, 16))
    torch.onnx.export(
        network,
        (ids, torch.zeros_like(ids), torch.ones_like(ids), torch.zeros(2, len(FEATURES))),
        str(path),
        dynamo=False,
        opset_version=17,
        input_names=["ids", "types", "mask", "features"],
        output_names=list(OUTPUTS),
        dynamic_axes={name: {0: "rows", 1: "tokens"} for name in ("ids", "types", "mask")}
        | {name: {0: "rows"} for name in ("features", *OUTPUTS)},
    )
    config = network.encoder.config
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    fused = optimizer.optimize_model(
        str(path),
        "bert",
        num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size,
        optimization_options=options,
    )
    print("fused:", {k: v for k, v in fused.get_fused_operator_statistics().items() if v}, flush=True)
    fused.save_model_to_file(str(path))


def head_nodes(path: Path) -> list[str]:
    """Names of the matrix products of the heads and of the features' layer; they are small and stay exact."""
    graph = onnx.load(str(path)).graph
    names = [node.name for node in graph.node if node.op_type in {"MatMul", "Gemm"}]
    return [name for name in names if any(part in name for part in ("answer", "stance", "beside"))]


def main() -> None:
    """Export, quantise and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--plain", action="store_true", help="as for training: the features are not looked at")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    plain = options.out.parent / f"{options.out.name}-fp32.onnx"
    write_onnx(load(options.encoder, options.network, plain=options.plain), plain)
    quantise(plain, options.out / "model.onnx", head_nodes(plain))
    shutil.copy(options.encoder / "tokenizer.json", options.out / "tokenizer.json")
    path = options.out / "weights.json"
    if not path.exists():
        path.write_text(json.dumps({"features": list(FEATURES), **PLACEHOLDER}, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({p.name: p.stat().st_size for p in options.out.iterdir()}), np.__version__)


if __name__ == "__main__":
    main()
