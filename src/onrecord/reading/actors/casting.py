"""Who is in a document, top to bottom: names, figures, roles, genders, and then every source in the order of the text.
The one rule: nothing outside the document names anybody; its title only whoever gives a speech."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from onrecord.reading.actors.acting import settle_states
from onrecord.reading.actors.cast import Cast, Resolution
from onrecord.reading.actors.choosing import Company
from onrecord.reading.actors.descriptions import Descriptions
from onrecord.reading.actors.figures import Figure, Figures, join_names, surface
from onrecord.reading.actors.finding import find_names
from onrecord.reading.actors.gender import find_genders
from onrecord.reading.actors.lexicon import load_lexicon
from onrecord.reading.actors.names import Names
from onrecord.reading.actors.phrases import Form
from onrecord.reading.actors.resolving import Resolver
from onrecord.reading.actors.roles import find_roles, find_sorts
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.spokespeople import Spokespeople
from onrecord.reading.actors.titled import speech_of
from onrecord.reading.actors.trail import ACTING, ASIDE, Trail, part_played
from onrecord.reading.places import Places
from onrecord.reading.signals import Mention
from onrecord.records import Actor, ActorType, Document, Role, SourceKind, Span, Spans, Statement

_NARRATED = re.compile(r"(?<![\w’'])(?:(he)|(she)|(his|him|himself)|(her|hers|herself))(?!\w)", re.IGNORECASE)

_NOTHING: Mapping[Spans, Spans] = MappingProxyType({})


def find_actors(
    document: Document,
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    stands_for: Mapping[Spans, Spans] = _NOTHING,
) -> Cast:
    """The cast of a document; whoever is called by name, and who speaks by another word. `stands_for` gives the words
    that name a source whose own do not; no words where nothing does."""
    lexicon = load_lexicon()
    scene = Scene(document.text, statements)
    found = find_names(scene, mentions, lexicon)
    names = Names(settle_states(document.text, found.all, statements, lexicon))
    figures = join_names(scene, names.all, lexicon)
    roles = [find_roles(scene, names, figure, lexicon) for figure in figures.all]
    genders = find_genders(scene, figures, roles, lexicon)
    descriptions = Descriptions(figures.all, roles, lexicon)
    for who, figure in enumerate(figures.all):
        descriptions.learn_sorts(who, find_sorts(scene, figure, lexicon))
    spokespeople = Spokespeople(scene, figures.all, roles, lexicon)
    company = Company(figures, genders, descriptions, spokespeople, lexicon, Trail(scene), [])
    resolver = Resolver(scene, names, company, stands_for)
    _listen(scene, names, resolver)
    actors = _actors(scene, figures, roles, resolver)
    authors = {s.source[0] for s in statements if s.source_kind is SourceKind.AUTHOR and s.source}
    own = [span for span in sorted(authors) if resolver.resolve((span,)).actor is None]
    speech = speech_of(document, tuple(own), actors, lexicon) if own else None
    if speech is not None:
        actors = (*(actor for actor in actors if actor.id != speech.id), speech)
    known = frozenset(actor.id for actor in actors)
    return Cast(actors, known, _answering(resolver, speech), speech.id if speech is not None else None)


def _answering(resolver: Resolver, speech: Actor | None) -> Callable[[Spans], Resolution]:
    """What says who is meant, where "I" is whoever gives a speech."""
    own = frozenset(speech.mentions) if speech is not None else frozenset[Span]()

    def resolve(spans: Spans) -> Resolution:
        answer = resolver.resolve(spans)
        given = speech is not None and answer.actor is None and not own.isdisjoint(spans)
        return Resolution(speech.id) if speech is not None and given else answer

    return resolve


def _listen(scene: Scene, names: Names, resolver: Resolver) -> None:
    """Go through the text once: names, pronouns and sources as they come."""
    sources = sorted({statement.source for statement in scene.statements if statement.source})
    spoken = Places(_whole(sources))
    events: list[tuple[int, int, Span | Spans, Form | None]] = [(spans[0].start, 1, spans, None) for spans in sources]
    events += [(name.span.start, 0, name.span, None) for name in names.all]
    for match in _NARRATED.finditer(scene.text):
        span = Span(match.start(), match.end())
        if not any(source == span for source in spoken.touching(span)):
            events.append((span.start, 0, span, Form.HE if match[1] or match[3] else Form.SHE))
    for _, _, spans, form in sorted(events, key=lambda event: event[:2]):
        if not isinstance(spans, Span):
            resolver.hear(spans)
        elif form is not None:
            narrator = scene.text[spans.start : spans.end].lower() in {"he", "she"}
            resolver.follow(spans, form, ACTING if narrator else ASIDE)
        else:
            resolver.meet(spans, part_played(scene, spans, heard=bool(spoken.touching(spans))))


def _whole(sources: Sequence[Spans]) -> Iterator[Span]:
    return (span for spans in sources for span in spans)


def _actors(scene: Scene, figures: Figures, roles: Sequence[tuple[Role, ...]], resolver: Resolver) -> tuple[Actor, ...]:
    """Figures as actors, with the words that were resolved to them; mere places only where they speak."""
    spoken: defaultdict[str, set[Span]] = defaultdict(set)
    for statement in scene.statements:
        actor = resolver.resolve(statement.source).actor if statement.source else None
        if actor is not None:
            spoken[actor].add(statement.source[0])
    return tuple(
        _actor(scene.text, figure, some, spoken[figure.id])
        for figure, some in zip(figures.all, roles, strict=True)
        if figure.type is not ActorType.PLACE or spoken[figure.id]
    )


def _actor(text: str, figure: Figure, roles: tuple[Role, ...], spoken: set[Span]) -> Actor:
    named = {name.span for name in figure.names}
    places = Places(named)
    further = {span for span in spoken if not places.touching(span)}
    forms = dict.fromkeys(surface(text, name) for name in figure.names)
    names = tuple(sorted(forms, key=lambda form: (form != figure.name, -len(form.split()), -len(form))))
    return Actor(figure.id, figure.name, figure.type, names, roles, tuple(sorted(named | further)))
