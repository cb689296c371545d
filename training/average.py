"""Average two networks trained on from the same one, weight by weight: python -m training.average A.pt B.pt OUT.pt."""

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the average."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("networks", type=Path, nargs=2)
    ap.add_argument("out", type=Path)
    a = ap.parse_args()
    one, other = (torch.load(path, weights_only=True) for path in a.networks)
    a.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({name: (one[name] + other[name]) / 2 for name in one}, a.out)


if __name__ == "__main__":
    main()
