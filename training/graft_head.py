r"""Put a trained head of commitments into a model folder, beside the heads that are there; nothing else changes.

    python training/graft_head.py --model FOLDER --head head.pt --out FOLDER

The encoder and its other heads stay as they are, to the last bit.
"""

import argparse
import shutil
from io import BytesIO
from pathlib import Path

import onnx
import torch
from commitment_head import HIDDEN, TAGS, Head

NAME = "bonds"
LAST = HIDDEN.format(5)


def head_graph(weights: Path) -> onnx.GraphProto:
    """The head as a graph from `hidden` to `bonds`."""
    held = torch.load(weights, weights_only=True)
    head = Head(held["into.weight"].shape[1])
    head.load_state_dict(held)
    written = BytesIO()
    torch.onnx.export(
        head.eval(),
        (torch.zeros(1, 8, held["into.weight"].shape[1]),),
        written,
        dynamo=False,
        opset_version=17,
        input_names=["hidden"],
        output_names=[NAME],
        dynamic_axes={"hidden": {0: "rows", 1: "tokens"}, NAME: {0: "rows", 1: "tokens"}},
    )
    return onnx.load_from_string(written.getvalue()).graph


def grafted(model: onnx.ModelProto, head: onnx.GraphProto) -> onnx.ModelProto:
    """The model with the head on what its last layer gives."""

    def renamed(name: str) -> str:
        return {"hidden": LAST, NAME: NAME, "": ""}.get(name, f"{NAME}/{name}")

    for tensor in head.initializer:
        tensor.name = renamed(tensor.name)
        model.graph.initializer.append(tensor)
    for node in head.node:
        node.name = renamed(node.name)
        node.input[:] = [renamed(name) for name in node.input]
        node.output[:] = [renamed(name) for name in node.output]
        model.graph.node.append(node)
    shape = ["rows", "tokens", TAGS]
    model.graph.output.append(onnx.helper.make_tensor_value_info(NAME, onnx.TensorProto.FLOAT, shape))
    return model


def main() -> None:
    """Write the new folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="a folder without the head")
    parser.add_argument("--head", type=Path, required=True, help="what commitment_head.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    shutil.copytree(options.model, options.out, dirs_exist_ok=True)
    model = grafted(onnx.load(str(options.model / "model.onnx")), head_graph(options.head))
    onnx.checker.check_model(model)
    onnx.save(model, str(options.out / "model.onnx"))
    print({path.name: path.stat().st_size for path in sorted(options.out.iterdir())})


if __name__ == "__main__":
    main()
