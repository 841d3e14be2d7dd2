"""Attributions found by the encoder, in places of the document: the step from scores to spans of text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from onrecord.models import DecoderWeights
from onrecord.reading.completing import complete
from onrecord.reading.encoding import Encoded
from onrecord.reading.joining import Relation, join
from onrecord.reading.lattice import Found, candidates, choose, marginals
from onrecord.reading.links import Links
from onrecord.reading.windows import Window
from onrecord.records import Span, Spans

AT_ONCE = 32
"""Windows whose lattices are summed together; bounds the memory that a long document takes."""


NO_SOURCE = 0.5
"""Probability put down for a source that is not there: no evidence either way."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The model's own probabilities behind an attribution: that the cue, the least sure content and the source are
    right spans, that source and contents belong to the cue; and how deep it is nested (0 is not)."""

    cue: float
    content: float
    source: float
    source_link: float
    content_link: float
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content in code points of the document. `within` is the place, in the list it stands in, of the
    attribution whose content holds it. `spoken` is one that a transcript's label makes and no cue; `sure` is its
    probability, where the model did not give the evidence."""

    source: Spans
    cue: Spans
    content: Spans
    evidence: Evidence
    within: int | None = None
    spoken: bool = False
    sure: float | None = None

    @property
    def spans(self) -> Spans:
        """Every span: source, cue, content."""
        return (*self.source, *self.cue, *self.content)

    def with_content(self, more: Iterable[Span]) -> "Attribution":
        """The same attribution with more pieces of content."""
        return replace(self, content=tuple(sorted({*self.content, *more})))


def find_attributions(
    encoded: Iterable[Encoded], weights: DecoderWeights, price: Sequence[float], depth: int = 0
) -> Iterator[Attribution]:
    """What the model finds in the windows of a text, in the order of the text."""
    windows = iter(encoded)
    while some := list(islice(windows, AT_ONCE)):
        yield from _read(some, weights, price, depth)


def _read(
    some: Sequence[Encoded], weights: DecoderWeights, price: Sequence[float], depth: int
) -> Iterator[Attribution]:
    most = max(len(one.window.firsts) for one in some)
    emissions = np.zeros((len(some), most, some[0].scores.tags.shape[-1]), dtype=np.float32)
    for row, one in enumerate(some):
        emissions[row, : len(one.window.firsts)] = one.scores.tags
    lattice = marginals(emissions, [len(one.window.firsts) for one in some], weights.transitions)
    for row, one in enumerate(some):
        possible = candidates(lattice, row, len(one.window.firsts))
        window, scores = one.window, one.scores
        links = Links(window.paragraphs, scores.links, weights.links, apart=depth > 0, sentences=window.sentences)
        for relation in join(complete(choose(possible, price), possible, links), links):
            yield _placed(window, relation, depth)


def _placed(window: Window, relation: Relation, depth: int) -> Attribution:
    def place(spans: Iterable[Found]) -> Spans:
        return tuple(sorted(Span(int(window.starts[s.first]), int(window.ends[s.last])) for s in spans))

    source = [relation.source] if relation.source else []
    return Attribution(
        place(source),
        place([relation.cue]),
        place(relation.contents),
        Evidence(
            relation.cue.probability,
            min(content.probability for content in relation.contents),
            relation.source.probability if relation.source else NO_SOURCE,
            relation.source_link,
            relation.content_link,
            depth,
        ),
    )
