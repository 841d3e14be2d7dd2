"""The reading model: the encoder with its heads, and what decodes their scores. The one rule: a folder is a version."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.models.sessions import FloatArray, Session
from onrecord.models.tokens import IntArray, Tokenizer
from onrecord.models.weights import DecoderWeights, load_weights

CURRENT = "statements-en-5"
"""The model that is read with unless another folder is named."""

HEADS = ("tags", "links", "names", "facts", "events", "bonds")
"""The outputs that a model must have, in the order of Scores."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of a batch: `tags` `[rows, tokens, tags]`; `links` `[rows, tokens, 3, size]`, a token as a
    source, as a content and as a cue; `names` `[rows, tokens, 7]`, outside a name, or beginning or inside one of a
    person, an organisation, a place; `facts` `[rows, tokens, 3]`, factuality on two scales and whether a main predicate
    stands here; `events` `[rows, tokens, classes + 1]`, the last the token's weight in the mean over its clause;
    `bonds` `[rows, tokens, 17]`, outside, or beginning or inside what is promised, threatened, demanded or owed, by
    whom, to whom, by when, on which condition."""

    tags: FloatArray
    links: FloatArray
    names: FloatArray
    facts: FloatArray
    events: FloatArray
    bonds: FloatArray


@dataclass(frozen=True, slots=True)
class StatementModel:
    """A loaded reading model: tokenizer, session and decoder weights of one folder, whose name is its version."""

    version: str
    tokenizer: Tokenizer
    weights: DecoderWeights
    session: Any
    """A Session, or what answers in its place."""

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1) -> "StatementModel":
        """Load a model folder (the bundled one by default); `threads` is how many cores one batch may use."""
        folder = folder or Path(__file__).parent / CURRENT
        session = Session.load(folder, threads)
        return cls(folder.name, Tokenizer(folder / "tokenizer.json"), load_weights(folder / "decoder.json"), session)

    def score(self, ids: IntArray, types: IntArray, mask: IntArray) -> Scores:
        """One forward pass; all three are `[rows, tokens]`, `mask` 0 where a row is padded."""
        tags, links, *further = self.session.run(HEADS, {"ids": ids, "types": types, "mask": mask})
        return Scores(tags, links.reshape(*links.shape[:2], 3, -1), *further)
