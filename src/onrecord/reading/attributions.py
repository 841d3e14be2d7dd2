"""Attributions found by the encoder, in places of the document: the step from scores to spans of text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from onrecord.models import Scores, StatementModel
from onrecord.reading.completing import complete
from onrecord.reading.joining import Relation, join
from onrecord.reading.lattice import Found, candidates, choose, marginals
from onrecord.reading.links import Links
from onrecord.reading.windows import Window, pack, pieces
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
    attribution whose content holds it."""

    source: Spans
    cue: Spans
    content: Spans
    evidence: Evidence
    within: int | None = None

    @property
    def spans(self) -> Spans:
        """Every span: source, cue, content."""
        return (*self.source, *self.cue, *self.content)

    def with_content(self, more: Iterable[Span]) -> "Attribution":
        """The same attribution with more pieces of content."""
        return replace(self, content=tuple(sorted({*self.content, *more})))


def find_attributions(
    text: str, parts: Sequence[Span], model: StatementModel, price: Sequence[float], depth: int = 0
) -> Iterator[Attribution]:
    """What the model finds in the parts of a text (its paragraphs), in the order of the text."""
    cut = pack(pieces(text, parts, model.tokenizer), model.tokenizer)
    while some := list(islice(cut, AT_ONCE)):
        yield from _read(some, model, price, depth)


def _read(some: Sequence[Window], model: StatementModel, price: Sequence[float], depth: int) -> Iterator[Attribution]:
    scores = [_scores(window, model) for window in some]
    most = max(len(window.firsts) for window in some)
    emissions = np.zeros((len(some), most, scores[0].tags.shape[-1]), dtype=np.float32)
    for row, (window, score) in enumerate(zip(some, scores, strict=True)):
        emissions[row, : len(window.firsts)] = score.tags
    lattice = marginals(emissions, [len(window.firsts) for window in some], model.weights.transitions)
    for row, (window, score) in enumerate(zip(some, scores, strict=True)):
        possible = candidates(lattice, row, len(window.firsts))
        links = Links(window.paragraphs, score.links, model.weights.links, apart=depth > 0)
        for relation in join(complete(choose(possible, price), possible, links), links):
            yield _placed(window, relation, depth)


def _scores(window: Window, model: StatementModel) -> Scores:
    """Scores of the words of a window: tags `[words, tags]`, links `[words, 3, size]`.

    Windows go through the encoder one by one: on a CPU that is as fast as in batches, nothing is lost to padding, and
    what stands beside a window cannot move its scores by the scale of its activations.
    """
    score = model.score(window.ids[None], window.types[None], np.ones_like(window.ids)[None])
    return Scores(score.tags[0, window.firsts], score.links[0, window.firsts])


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
