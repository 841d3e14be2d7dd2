"""The network: one encoder, a linear head for tags under a CRF, and projections that join spans to their cues."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from onrecord.reading.lattice import TAGS, allowed
from onrecord.reading.links import BETWEEN, DISTANCES
from onrecord.reading.marks import TYPES
from onrecord.reading.signals import EVENTS

LINK_SIZE = 64
NAME_TAGS = 7
FACTS = 3
"""Factuality on the scale of news and on that of the web, and whether a word is a main predicate."""

PREDICATE = 2
"""Which of the facts says whether a word is a main predicate."""

EVENT_CLASSES = len(EVENTS)
HIDDEN = 192
"""Width of the layer inside the heads for facts and for events."""


class Network(nn.Module):
    """Encoder and heads, each `[batch, tokens, …]`.

    TAGS for tags, 3 * LINK_SIZE for links, NAME_TAGS for names, FACTS for facts, and for events EVENT_CLASSES and the
    weight of the word in the mean over its clause.
    """

    def __init__(self, encoder: nn.Module, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(size, TAGS)
        self.links = nn.Linear(size, 3 * LINK_SIZE)
        self.names = nn.Linear(size, NAME_TAGS)
        self.facts = _perceptron(size, FACTS)
        self.events = _perceptron(size, EVENT_CLASSES + 1)
        self.between = nn.Parameter(torch.zeros(1))
        self.transitions = nn.Parameter(torch.zeros(TAGS + 1, TAGS + 1))
        self.distance = nn.Parameter(torch.zeros(2, DISTANCES))
        self.cues = nn.Parameter(torch.zeros(2, 2, BETWEEN))
        self.breaks = nn.Parameter(torch.zeros(2, 2, BETWEEN))
        self.none = nn.Parameter(torch.zeros(2))
        self.register_buffer("allowed", torch.from_numpy(allowed()), persistent=False)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Scores of tags, links, names, facts and events per token; inputs are `[batch, tokens]`."""
        hidden = self.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return self.tags(hidden), self.links(hidden), *self.further(hidden)

    def further(self, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of names, facts and events per token, from the encoder's last layer, `[batch, tokens, size]`."""
        return self.names(hidden), self.facts(hidden), self.events(hidden)


def _perceptron(size: int, out: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(size, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, out))


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
