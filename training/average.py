"""The weighted mean of the weights of two or more runs that began from one another (model soups: Wortsman et al. 2022).

    python training/average.py FIRST.pt SECOND.pt --share 0.6 --out MEAN.pt
    python training/average.py FIRST.pt SECOND.pt THIRD.pt --shares 0.3 0.4 0.3 --out MEAN.pt

All files hold weights of the same network, as train.py and train_further.py write them. The further heads are the
last one's: the runs before it need not have learnt them.
"""

import argparse
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

FURTHER = ("names", "facts", "events", "between")
"""What the further heads' weights are called, up to the first dot."""


def mean(networks: Sequence[Mapping[str, Tensor]], shares: Sequence[float]) -> dict[str, Tensor]:
    """The mean of encoders, tags and links; the further heads and the whole numbers are the last one's."""
    mixed = dict(networks[-1])
    for name, value in mixed.items():
        if value.is_floating_point() and name.split(".")[0] not in FURTHER:
            parts = [share * weights[name] for weights, share in zip(networks, shares, strict=True)]
            mixed[name] = torch.stack(parts).sum(0)
    return mixed


def main() -> None:
    """Read all, mix, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("networks", type=Path, nargs="+", metavar="WEIGHTS.pt")
    parser.add_argument("--share", type=float, default=0.5, help="share of the second of two")
    parser.add_argument("--shares", type=float, nargs="+", help="a share for each, 1 in all")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    shares = options.shares or [1 - options.share, options.share]
    if len(shares) != len(options.networks) or not math.isclose(sum(shares), 1):
        parser.error("--shares takes a share for each file, 1 in all; without it there are two files")
    torch.save(mean([torch.load(path, weights_only=True) for path in options.networks], shares), options.out)


if __name__ == "__main__":
    main()
