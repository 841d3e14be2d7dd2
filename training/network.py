"""The network: one encoder, a linear head for tags under a CRF, and projections that join spans to their cues."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from onrecord.reading.lattice import TAGS, allowed
from onrecord.reading.links import BETWEEN, DISTANCES
from onrecord.reading.marks import TYPES

LINK_SIZE = 64


class Network(nn.Module):
    """Encoder and heads: `[batch, tokens, TAGS]` for tags, `[batch, tokens, 3 * LINK_SIZE]` for links."""

    def __init__(self, encoder: nn.Module, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(size, TAGS)
        self.links = nn.Linear(size, 3 * LINK_SIZE)
        self.transitions = nn.Parameter(torch.zeros(TAGS + 1, TAGS + 1))
        self.distance = nn.Parameter(torch.zeros(2, DISTANCES))
        self.cues = nn.Parameter(torch.zeros(2, 2, BETWEEN))
        self.breaks = nn.Parameter(torch.zeros(2, 2, BETWEEN))
        self.none = nn.Parameter(torch.zeros(2))
        self.register_buffer("allowed", torch.from_numpy(allowed()), persistent=False)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of tags and links per token; inputs are `[batch, tokens]`."""
        hidden = self.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return self.tags(hidden), self.links(hidden)


def build(folder: Path, dropout: float = 0.1) -> Network:
    """A network on pretrained weights; the two token types become one for each case and quotation state."""
    # Dropout inside the encoder takes the CPU off its fast attention kernels and costs half the speed; whole word
    # pieces are hidden from the input instead (train.py).
    encoder = AutoModel.from_pretrained(
        str(folder), add_pooling_layer=False, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0
    )
    embeddings = encoder.embeddings
    old = embeddings.token_type_embeddings.weight.data
    table = nn.Embedding(TYPES, old.shape[1])
    table.weight.data = old[:1].repeat(TYPES, 1) + 0.01 * torch.randn(TYPES, old.shape[1])
    embeddings.token_type_embeddings = table
    encoder.config.type_vocab_size = TYPES
    return Network(encoder, dropout)


def crf_loss(network: Network, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """Mean negative log-likelihood of the gold paths, per word.

    `emissions` is `[batch, words, TAGS]`; `tags` and `mask` are `[batch, words]`.
    """
    score = network.transitions.masked_fill(~network.allowed, -1e4)
    steps, start, final = score[:TAGS, :TAGS], score[TAGS, :TAGS], score[:TAGS, TAGS]
    lengths = mask.sum(1)
    gold = emissions.gather(2, tags[..., None])[..., 0].mul(mask).sum(1)
    gold = gold + (steps[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1)
    gold = gold + start[tags[:, 0]] + final[tags.gather(1, (lengths - 1)[:, None])[:, 0]]
    return (_partition(emissions, start, steps, final, mask) - gold).sum() / mask.sum()


def _partition(emissions: Tensor, start: Tensor, steps: Tensor, final: Tensor, mask: Tensor) -> Tensor:
    """Logarithm of the sum over all paths, `[batch]`: forward algorithm in probabilities, rescaled word by word."""
    top = emissions.max(2, keepdim=True).values.detach()
    local = (emissions - top).exp()
    move = steps.exp()
    alpha = start.exp() * local[:, 0]
    logs = top[:, 0, 0]
    for word in range(1, emissions.shape[1]):
        total = alpha.sum(1, keepdim=True)
        here = mask[:, word : word + 1]
        after = ((alpha / total) @ move) * local[:, word]
        logs = logs + (total.log()[:, 0] + top[:, word, 0]) * here[:, 0]
        alpha = torch.where(here > 0, after, alpha)
    return logs + (alpha * final.exp()).sum(1).log()
