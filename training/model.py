"""The network in torch: MiniLM's six layers with extra inputs, and the heads that read its word vectors.

The heads' forward passes are mirrored in NumPy by `geoquote.neural.heads`; tests hold the two together.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from geoquote.neural.features import CASES, CONVENTIONS, MARKS, STARTS
from geoquote.neural.heads import DILATIONS, KERNEL, MAX_DISTANCE
from geoquote.neural.labels import ACTS, ANCHORS, NER_LABELS, ROLES, tag_count

DIM, HEADS, LAYERS, INNER = 384, 12, 6, 1536
FRAME_DIM = 160


class Dropout(nn.Module):
    """Dropout whose masks are slices of a pool drawn now and then: drawing afresh costs a seventh of a step."""

    def __init__(self, share: float = 0.1, pool: int = 1 << 23, uses: int = 400) -> None:
        super().__init__()
        self.share, self.size, self.uses, self.left = share, pool, uses, 0

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        if not self.left:
            self.pool = (torch.rand(self.size) >= self.share).to(torch.bfloat16) / (1 - self.share)
            self.left = self.uses
        self.left -= 1
        at = int(torch.randint(0, self.size - x.numel(), ()))
        return x * self.pool[at : at + x.numel()].view_as(x).to(x.dtype)


DROPOUT = Dropout()


class Layer(nn.Module):
    """One transformer layer as BERT has it (normalised after each part)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(DIM, 3 * DIM), nn.Linear(DIM, DIM)
        self.up, self.down = nn.Linear(DIM, INNER), nn.Linear(INNER, DIM)
        self.norm1, self.norm2 = nn.LayerNorm(DIM, eps=1e-12), nn.LayerNorm(DIM, eps=1e-12)
        self.dropout = DROPOUT

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, d // HEADS).permute(2, 0, 3, 1, 4)
        # in single precision: on a CPU its backward pass is half as long again in bfloat16
        a = F.scaled_dot_product_attention(q.float(), k.float(), v.float(), attn_mask=mask)
        x = self.norm1(x + self.dropout(self.out(a.transpose(1, 2).reshape(b, t, d))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Piece ids [b, t], word features [b, t, 3], conventions [b] and a mask [b, t] to vectors [b, t, DIM]."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces, self.positions = nn.Embedding(30522, DIM), nn.Embedding(512, DIM)
        self.case, self.marks = nn.Embedding(len(CASES), DIM), nn.Embedding(len(MARKS), DIM)
        self.starts, self.convention = nn.Embedding(len(STARTS), DIM), nn.Embedding(len(CONVENTIONS), DIM)
        self.norm = nn.LayerNorm(DIM, eps=1e-12)
        self.dropout = DROPOUT
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        for added in (self.case, self.marks, self.starts, self.convention):
            nn.init.normal_(added.weight, std=0.01)

    def forward(self, ids: Tensor, features: Tensor, convention: Tensor, mask: Tensor) -> Tensor:
        x = self.pieces(ids) + self.positions.weight[: ids.shape[1]] + self.convention(convention)[:, None]
        x = x + self.case(features[..., 0]) + self.marks(features[..., 1]) + self.starts(features[..., 2])
        x = self.dropout(self.norm(x))
        bias = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_minilm(self, path: Path) -> None:
        """Take over the published weights of all-MiniLM-L6-v2."""
        w = load_file(path)
        new = {
            "pieces.weight": w["embeddings.word_embeddings.weight"],
            "positions.weight": w["embeddings.position_embeddings.weight"]
            + w["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": w["embeddings.LayerNorm.weight"],
            "norm.bias": w["embeddings.LayerNorm.bias"],
        }
        ours = {
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for i in range(LAYERS):
            old = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                qkv = [w[f"{old}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                new[f"layers.{i}.qkv.{part}"] = torch.cat(qkv)
                for mine, theirs in ours.items():
                    new[f"layers.{i}.{mine}.{part}"] = w[f"{old}{theirs}.{part}"]
        missing, unexpected = self.load_state_dict(new, strict=False)
        if unexpected or any(not m.startswith(("case", "marks", "starts", "convention")) for m in missing):
            raise ValueError(f"{path}: not all-MiniLM-L6-v2: {missing} {unexpected}")


class CRF(nn.Module):
    """A linear chain over tags: negative log-likelihood by a tree of matrix products, in logarithmic depth."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(tags, tags))
        self.first = nn.Parameter(torch.zeros(tags))

    def nll(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Emissions [n, t, k], tags [n, t], mask [n, t] (True from the first word on) to losses [n]."""
        e = emissions.float()
        k = e.shape[-1]
        path = e.gather(2, tags[..., None]).squeeze(2) * mask
        steps = self.transitions[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
        score = path.sum(1) + steps.sum(1) + self.first[tags[:, 0]]
        start = e[:, 0] + self.first
        if e.shape[1] == 1:
            return start.logsumexp(1) - score
        m = self.transitions + e[:, 1:, None, :]
        same = torch.full((k, k), -1e4).fill_diagonal_(0.0)
        m = torch.where(mask[:, 1:, None, None], m, same)
        while m.shape[1] > 1:
            if m.shape[1] % 2:
                m = torch.cat([m, same.expand(len(m), 1, k, k)], 1)
            m = log_product(m[:, 0::2], m[:, 1::2])
        return (start[:, :, None] + m[:, 0]).logsumexp((1, 2)) - score


def log_product(a: Tensor, b: Tensor) -> Tensor:
    """Matrix product in logarithms, each matrix scaled by its largest entry."""
    ma, mb = a.amax((-1, -2), keepdim=True).detach(), b.amax((-1, -2), keepdim=True).detach()
    return ((a - ma).exp() @ (b - mb).exp()).clamp_min(1e-30).log() + ma + mb


class Frames(nn.Module):
    """For one anchor, every word around it: does it belong to the anchor's source, cue or content?"""

    def __init__(self) -> None:
        super().__init__()
        d = FRAME_DIM
        self.word, self.anchor = nn.Linear(DIM, d), nn.Linear(DIM, d)
        self.gate_word, self.gate_anchor = nn.Linear(DIM, d), nn.Linear(DIM, d)
        self.distance = nn.Embedding(2 * MAX_DISTANCE + 1, d)
        self.paragraph = nn.Embedding(5, d)
        self.norm = nn.LayerNorm(d)
        self.near = nn.ModuleList(
            nn.Conv1d(d, d, KERNEL, padding=r * (KERNEL // 2), dilation=r, groups=d) for r in DILATIONS
        )
        self.mix = nn.ModuleList(nn.Linear(d, d) for _ in DILATIONS)
        self.out = nn.Linear(d, tag_count(ROLES))
        self.crf = CRF(tag_count(ROLES))
        self.dropout = DROPOUT

    def forward(
        self,
        h: Tensor,
        rows: Tensor,
        at: Tensor,
        index: Tensor,
        distance: Tensor,
        paragraph: Tensor,
        mask: Tensor,
    ) -> Tensor:
        """Word vectors [b, w, DIM], anchors (rows [n], at [n]) and surroundings [n, l] to emissions [n, l, k]."""
        anchor = h[rows, at]
        u, g = self.word(h), self.gate_word(h)
        near = (rows[:, None], index)
        x = u[near] + self.anchor(anchor)[:, None] + g[near] * self.gate_anchor(anchor)[:, None]
        x = self.norm(x + self.distance(distance) + self.paragraph(paragraph))
        x = self.dropout(F.gelu(x)) * mask[..., None]
        for conv, mix in zip(self.near, self.mix, strict=True):
            y = conv(x.transpose(1, 2)).transpose(1, 2)
            x = (x + self.dropout(mix(F.gelu(y)))) * mask[..., None]
        return self.out(x)


class Network(nn.Module):
    """The encoder and every head."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.ner = nn.Linear(DIM, tag_count(NER_LABELS))
        self.ner_crf = CRF(tag_count(NER_LABELS))
        self.anchors = nn.Sequential(nn.Linear(DIM, 192), nn.GELU(), nn.Linear(192, len(ANCHORS)))
        self.acts = nn.Linear(DIM, len(ACTS))
        self.frames = Frames()
        self.dropout = DROPOUT
