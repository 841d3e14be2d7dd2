"""The weighted mean of two runs' weights, where the second began from the first (model soups: Wortsman et al. 2022).

    python training/average.py FIRST.pt SECOND.pt --share 0.6 --out MEAN.pt

Both files hold the weights of the same network, as train.py writes them.
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Read both, mix, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="share of the second")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    first, second = (torch.load(path, weights_only=True) for path in (options.first, options.second))
    mixed = {
        name: torch.lerp(value, second[name], options.share) if value.is_floating_point() else value
        for name, value in first.items()
    }
    torch.save(mixed, options.out)


if __name__ == "__main__":
    main()
