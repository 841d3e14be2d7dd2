"""Who has been spoken of, and how lately: the activation of everybody at a place. The one rule: only what stands before
a place counts there."""

import math
import re
from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass

from onrecord.reading.actors.scene import Scene
from onrecord.records import Span

OPENING, SPEAKING, ACTING, OWNING, ASIDE = 2.4, 1.8, 1.0, 0.5, 0.4
"""Weights of a mention as the subject that opens a paragraph, as a source, a subject, an owner, and anything else."""

_DECAY = 0.5
"""Factor for every sentence of narration in between."""

_PARAGRAPH = 0.85
"""And for every paragraph, three at most."""

_FADING = 900
"""Characters over which a mention loses two thirds of its weight."""

_OTHER_QUOTATION = 0.15
_REPORTED = 0.6
_OWN_CONTENT = 0.15
_REACH = 48
_TITLED = 45
"""Characters of a title or a role before the name of a subject: "The captain, …"."""
_OFTEN = 0.04
_PREPOSITION = re.compile(
    r"(?<!\w)(?:about|after|against|among|at|before|behind|between|by|for|from|in|into|like|of|on|over|than|to|toward|towards|under|"
    r"versus|vs\.?|with|without)\s(?:the\s|(?:[\w.-]+\s){0,2})$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?:,[^,.\n]{1,90},|,| (?:at|from|in|of|with) (?:the )?(?:[A-Z][\w’'-]* ?){1,3})?\s?(?<=\s)"
    r"(?:also|has|had|have|is|was|will|would|does|did|may|might|must|can|could|should|says|said|told|"
    r"then|never|later|once|again|himself|herself|[a-z]+(?:ed|s)|[a-z]*ly\s[a-z]+ed|went|came|took|gave|made|began|won|lost|"
    r"held|kept|left|met|ran|saw|spoke|stood|thought|wrote|became|found|got|knew|led|put|set|sought|fell|brought)(?!\w)"
)


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One mention of somebody: its place, who (a figure's number, or below nought somebody without a name), its weight,
    how many sentences of narration stand before it, its paragraph, and the quotation
    and the content that it stands in."""

    place: int
    who: int
    weight: float
    narration: int
    paragraph: int
    quotation: Span | None
    content: Span | None


@dataclass(frozen=True, slots=True)
class Ask:
    """A place from which somebody is sought; `own` are the spans of what is being attributed there,
    `but` is who cannot be meant."""

    span: Span
    own: tuple[Span, ...] = ()
    but: int | None = None


class Trail:
    """Mentions in the order of the text; grows as pronouns are resolved."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._steps: list[Step] = []
        self._seen: defaultdict[int, int] = defaultdict(int)
        self._narration = _narration(scene)

    def add(self, who: int, span: Span, weight: float) -> None:
        """Note that somebody was mentioned at a place."""
        scene, place = self._scene, span.start
        around = scene.contents_around(span)
        content = around[0].span if around else None
        paragraph = scene.paragraph(place)
        step = Step(place, who, weight, self._sentence(span), paragraph, scene.quotation(span), content)
        self._seen[who] += 1
        if self._steps and step < self._steps[-1]:
            insort(self._steps, step)
        else:
            self._steps.append(step)

    def active(self, ask: Ask) -> dict[int, float]:
        """Activation of everybody mentioned lately before a place, most active first."""
        here, quotation = self._sentence(ask.span), self._scene.quotation(ask.span)
        paragraph = self._scene.paragraph(ask.span.start)
        end = bisect_left(self._steps, ask.span.start, key=lambda step: step.place)
        found: defaultdict[int, float] = defaultdict(float)
        for step in self._steps[max(0, end - _REACH) : end]:
            if step.who == ask.but:
                continue
            weight = (
                step.weight * _DECAY ** max(0, here - step.narration) * _PARAGRAPH ** min(3, paragraph - step.paragraph)
            )
            weight *= math.exp((step.place - ask.span.start) / _FADING)
            if step.quotation != quotation:
                weight *= _OTHER_QUOTATION if step.quotation is not None else 1.0
            elif step.content is not None and not step.content.holds(ask.span):
                weight *= _REPORTED
            if any(own.start <= step.place < own.end for own in ask.own):
                weight *= _OWN_CONTENT
            found[step.who] += weight
        for who in found:
            found[who] += _OFTEN * math.log1p(self._seen[who]) if who >= 0 else 0.0
        return dict(sorted(found.items(), key=lambda item: -item[1]))

    def _sentence(self, span: Span) -> int:
        return self._narration[self._scene.sentence(span.start)]


def part_played(scene: Scene, span: Span, *, heard: bool) -> float:
    """The weight of a name at its place, by its surroundings; `heard` says that it stands inside a source, whose head
    is weighed when the source is."""
    text = scene.text
    if text.startswith(("'s ", "’s ", "' ", "’ "), span.end):
        return OWNING
    floor = scene.start_of_sentence(span.start)
    if _PREPOSITION.search(text, max(floor, span.start - 40), span.start):
        return ASIDE
    if heard or not _VERB.match(text, span.end):
        return ASIDE
    return OPENING if scene.opens_paragraph(floor) and span.start - floor <= _TITLED else ACTING


def _narration(scene: Scene) -> list[int]:
    """For each sentence, how many before it are not wholly quoted."""
    counts, count = [], 0
    for at, start in enumerate(scene.sentences):
        counts.append(count)
        end = scene.sentences[at + 1] if at + 1 < len(scene.sentences) else len(scene.text)
        first, last = start, end
        while last > first and scene.text[last - 1].isspace():
            last -= 1
        count += not (last > first and scene.quotation(Span(first, last)) is not None)
    return counts
