r"""Turn a trained network into a model folder: ONNX with fused operators, int8 weights, tokenizer, decoder weights.

    python training/export.py --encoder FOLDER --network model.pt --out FOLDER --cue-words cue-words.txt \
        [--settings settings.json]

Writes `model.onnx` (int8), `tokenizer.json`, `decoder.json`, and beside the folder `NAME-fp32.onnx` for comparison.
"""

import argparse
import json
import shutil
from pathlib import Path

import network as net
import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn

from onrecord.models.statement_model import HEADS

SELECTIONS = {
    "precise": {"price": [0.5, 0.5, 0.5], "confidence": 0.75},
    "balanced": {"price": [0.38, 0.38, 0.38], "confidence": 0.0},
    "complete": {"price": [0.2, 0.2, 0.2], "confidence": 0.0},
}
CALIBRATION = {"weights": [0.2, 0.2, 0.2, 0.2, 0.2, 0.0], "bias": 2.0}
"""What stands in for thresholds and calibration until calibrate.py has found them."""


class Exported(nn.Module):
    """The network with named inputs and outputs only."""

    def __init__(self, network: net.Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Scores of every head per token."""
        return self.network(ids, types, mask)


def load(encoder: Path, weights: Path) -> net.Network:
    """A trained network with plain attention, ready to be traced."""
    network = net.build(encoder)
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.encoder.set_attn_implementation("eager")
    return network.eval()


def write_onnx(network: net.Network, path: Path) -> None:
    """fp32 ONNX with attention, layer norm and GELU fused."""
    ids = torch.randint(1000, 2000, (2, 16))
    torch.onnx.export(
        Exported(network),
        (ids, torch.zeros_like(ids), torch.ones_like(ids)),
        str(path),
        dynamo=False,
        opset_version=17,
        input_names=["ids", "types", "mask"],
        output_names=list(HEADS),
        dynamic_axes={name: {0: "rows", 1: "tokens"} for name in ("ids", "types", "mask", *HEADS)},
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


def quantise(source: Path, target: Path, keep: list[str]) -> None:
    """int8 weights by channel, activations quantised as they come; nodes named in `keep` stay fp32."""
    quantize_dynamic(
        str(source),
        str(target),
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=keep,
        op_types_to_quantize=["MatMul", "Attention", "Gather"],
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def decoder(network: net.Network, cue_words: list[str], calibration: dict, selections: dict) -> dict:
    """What decoder.json holds."""
    tables = {
        name: getattr(network, name).detach().numpy().round(5).tolist()
        for name in ("distance", "cues", "breaks", "none")
    }
    return {
        "transitions": network.transitions.detach().numpy().round(5).tolist(),
        "links": tables,
        "thresholds": selections,
        "calibration": calibration,
        "cue_words": cue_words,
    }


def heads(path: Path) -> list[str]:
    """Names of the matrix products that make the outputs; they are small and stay exact."""
    graph = onnx.load(str(path)).graph
    made = {output: node for node in graph.node for output in node.output}
    found = []
    for output in graph.output:
        node = made[output.name]
        while node.op_type not in {"MatMul", "Gemm"}:
            node = made[next(name for name in node.input if name in made)]
        found.append(node.name)
    return found


def main() -> None:
    """Export, quantise and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cue-words", type=Path, required=True)
    parser.add_argument("--settings", type=Path, help="JSON with thresholds and calibration, from calibrate.py")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    network = load(options.encoder, options.network)
    plain = options.out.parent / f"{options.out.name}-fp32.onnx"
    write_onnx(network, plain)
    quantise(plain, options.out / "model.onnx", heads(plain))
    shutil.copy(options.encoder / "tokenizer.json", options.out / "tokenizer.json")
    settings = json.loads(options.settings.read_text(encoding="utf-8")) if options.settings else {}
    words = options.cue_words.read_text(encoding="utf-8").split()
    held = decoder(
        network,
        words,
        settings.get("calibration", CALIBRATION),
        settings.get("thresholds", SELECTIONS),
    )
    (options.out / "decoder.json").write_text(json.dumps(held, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    sizes = {p.name: p.stat().st_size for p in options.out.iterdir()}
    print(json.dumps(sizes), np.__version__)


if __name__ == "__main__":
    main()
