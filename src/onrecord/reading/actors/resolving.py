"""Who is meant by the words of a source, in the order of the text: every answer is evidence for the next. The one rule:
what is open stays open, with the reason."""

import re
from collections.abc import Mapping
from dataclasses import replace

from onrecord.reading.actors.cast import Resolution
from onrecord.reading.actors.choosing import (
    PRONOUNS,
    Company,
    Nameless,
    Who,
    best,
    described,
    for_body,
    for_gender,
    for_several,
)
from onrecord.reading.actors.labelled import is_cut, labels, speaker
from onrecord.reading.actors.names import Name, Names
from onrecord.reading.actors.phrases import Form, Phrase, understand_phrase
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.spokespeople import SPOKEN
from onrecord.reading.actors.trail import OWNING, SPEAKING, Ask
from onrecord.records import ActorType, SourceKind, Span, Spans, Unresolved

_NAMELESS = frozenset({Form.UNNAMED, Form.OWNED, Form.DEFINITE})
_RELATIVE_TAIL = 160
_APPOSITION = re.compile(r"(?:['’]s?)?, (?=(?:an?|the|one|his|her|its|\d+|[a-z]+) )")
_DESCRIBED = re.compile(r"(?<!\w)[Tt]he (?:[\w-]+ ){0,3}[\w-]+\Z")
_SHARED = 0.5
_TWO = 2
_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_SILENT = frozenset({SourceKind.AUTHOR, SourceKind.COLLECTIVE, SourceKind.DOCUMENT, SourceKind.IMPLICIT})
_HOLDING = frozenset({ActorType.STATE, ActorType.ORGANISATION})
"""What has offices that somebody holds."""
_FIXED = {Form.SEVERAL: Unresolved.SEVERAL, Form.NOBODY: Unresolved.INDEFINITE, Form.UNNAMED: None}


class Resolver:
    """Answers, and remembers its answers."""

    def __init__(self, scene: Scene, names: Names, company: Company, stands_for: Mapping[Spans, Spans]) -> None:
        self._scene = scene
        self._stands_for = stands_for
        self._names = names
        self._company = company
        self._answers: dict[Spans, Who] = {}
        self._asked: set[Spans] = set()
        self._talking: frozenset[int] = frozenset()
        self._owners = _owners(names, company)
        self._statements = {s.source: at for at, s in enumerate(scene.statements) if s.source}
        self._labels = frozenset(labels(scene))

    def resolve(self, spans: Spans) -> Resolution:
        """Who some words mean."""
        who = self._who(spans)
        if isinstance(who, Unresolved):
            return Resolution(unresolved=who)
        if who is None:
            return Resolution(unresolved=self._reason(spans))
        if who < 0:
            return Resolution(unresolved=Unresolved.NO_CANDIDATE, antecedent=self._company.nameless[-who - 1].spans)
        return Resolution(self._company.figure(who).id)

    def _reason(self, spans: Spans) -> Unresolved | None:
        """Why words that name nobody were left open; None where they do so on purpose, or are no source."""
        at = self._statements.get(spans)
        if at is None or self._scene.statements[at].source_kind in _SILENT:
            return None
        phrase = self._phrase(spans)
        vague = phrase is None or phrase.plural or phrase.form is Form.UNNAMED
        return Unresolved.INDEFINITE if vague else Unresolved.NO_CANDIDATE

    def hear(self, spans: Spans) -> None:
        """Resolve a source, and remember that it spoke."""
        phrase, who = self._phrase(spans), self._who(spans)
        if phrase is None:
            return
        if isinstance(who, int):
            self._company.trail.add(who, phrase.span, SPEAKING)
        elif phrase.form in _NAMELESS and who is not Unresolved.AMBIGUOUS and phrase.words:
            self._meet_nameless(phrase, spans)

    def meet(self, span: Span, weight: float) -> None:
        """Note a name, and whose name it carries: "the Osk campaign" calls Osk to mind."""
        figures, trail = self._company.figures, self._company.trail
        if span.start in figures.of:
            who = figures.of[span.start]
            trail.add(who, span, weight)
            owner = self._owners.get(span.start)
            if owner is not None:
                trail.add(owner, span, OWNING)
        for who in figures.shared.get(span.start, ()):
            trail.add(who, span, weight * _SHARED)

    def follow(self, span: Span, form: Form, weight: float) -> None:
        """Resolve a pronoun of the narration, only to know who stays in view."""
        who = best(self._for_gender(Ask(span, but=self._quoted_speaker(span)), PRONOUNS[form]))
        if isinstance(who, int):
            self._company.trail.add(who, span, weight)

    def _meet_nameless(self, phrase: Phrase, spans: Spans) -> None:
        lexicon, head = self._company.lexicon, phrase.words[-1]
        lean = 3.0 * ((head in lexicon.masculine) - (head in lexicon.feminine))
        body = head in lexicon.bodies or head in lexicon.documents
        self._company.nameless.append(Nameless(spans, head, lean, phrase.plural, body))
        self._company.trail.add(-len(self._company.nameless), phrase.span, SPEAKING)

    def _phrase(self, spans: Spans) -> Phrase | None:
        meant = self._stands_for.get(spans, spans)
        text, lexicon = self._scene.text, self._company.lexicon
        phrase = understand_phrase(text, meant, self._names, lexicon) if meant else None
        if phrase is not None and phrase.form is not Form.SEVERAL and spans[0] in self._labels:
            named = speaker(text, meant[0], self._names.within(meant[0]), lexicon)
            phrase = phrase if named is None else Phrase(Form.NAME, phrase.span, (named,))
            if any(is_cut(text, meant[0], name, lexicon) for name in phrase.names):
                phrase = Phrase(Form.NOBODY, phrase.span)
        return phrase if phrase is None or meant == spans else replace(phrase, span=spans[0])

    def _who(self, spans: Spans) -> Who:
        if spans not in self._answers:
            if spans in self._asked:
                return Unresolved.NO_CANDIDATE
            self._asked.add(spans)
            phrase = self._phrase(spans)
            nothing = Unresolved.NO_CANDIDATE if spans in self._stands_for else Unresolved.INDEFINITE
            self._answers[spans] = self._meant(phrase, spans) if phrase else nothing
        return self._answers[spans]

    def _meant(self, phrase: Phrase, spans: Spans) -> Who:
        at = self._statements.get(spans)
        own = () if at is None else self._scene.statements[at].content
        ask = Ask(phrase.span, own, self._quoted_speaker(phrase.span, spans))
        if phrase.form in PRONOUNS:
            return best(self._for_gender(ask, PRONOUNS[phrase.form]))
        if phrase.form in _FIXED:
            return _FIXED[phrase.form]
        return {
            Form.NAME: lambda: self._named(phrase.names[0]),
            Form.SPEAKER: lambda: self._speaker(phrase.span, spans),
            Form.IT: lambda: for_body(self._company, ask),
            Form.THEY: lambda: for_several(self._company, ask),
            Form.RELATIVE: lambda: self._antecedent(phrase.span),
            Form.DEFINITE: lambda: self._definite(phrase, ask),
            Form.OWNED: lambda: self._owned(phrase, ask),
        }[phrase.form]()

    def _for_gender(self, ask: Ask, lean: int) -> dict[int, float]:
        """Whom a pronoun of one gender may mean; in a transcript's turns, none of those who talk together, and nobody
        where one of them is likeliest: of several who talk, one may speak of another."""
        found = for_gender(self._company, ask, lean)
        around = self._scene.contents_around(ask.span)
        if not any(not self._scene.statements[content.statement].cue for content in around):
            return found
        if not self._talking:
            turns = (one.source for one in self._scene.statements if one.source and not one.cue)
            self._talking = frozenset(who for source in turns if isinstance(who := self._who(source), int))
        if len(self._talking) > _TWO and found and max(found, key=lambda who: found[who]) in self._talking:
            return {}
        return {who: score for who, score in found.items() if who not in self._talking}

    def _named(self, name: Name) -> Who:
        figures = self._company.figures
        if name.span.start in figures.shared:
            return Unresolved.AMBIGUOUS
        return figures.of.get(name.span.start, Unresolved.NO_CANDIDATE)

    def _speaker(self, span: Span, spans: Spans) -> Who:
        """The first person is whoever speaks the content around it; outside all quotations it is the author."""
        for content in self._scene.contents_around(span):
            statement = self._scene.statements[content.statement]
            if statement.source and statement.source != spans:
                who = self._who(statement.source)
                alone = span.cut(self._scene.text).lower() in _SINGULAR
                body = isinstance(who, int) and not self._company.is_person(who)
                return Unresolved.NO_CANDIDATE if alone and body else who
        return None if self._scene.quotation(span) is None else Unresolved.NO_CANDIDATE

    def _quoted_speaker(self, span: Span, spans: Spans = ()) -> int | None:
        """Who speaks the quotation around a place, and would say "I" of themselves."""
        around = self._scene.contents_around(span)
        if not around or not around[0].direct:
            return None
        statement = self._scene.statements[around[0].statement]
        if statement.cue and self._scene.quotation(span) is None:
            return None
        source = statement.source
        who = self._who(source) if source and source != spans else None
        return who if isinstance(who, int) else None

    def _antecedent(self, span: Span) -> Who:
        """Whom "who" takes up: the name before it, the name before the apposition before it, or a description."""
        text = self._scene.text
        floor = max(self._scene.start_of_sentence(span.start), span.start - _RELATIVE_TAIL)
        end = floor + len(text[floor : span.start].rstrip(" ,\n–—-"))
        human = span.cut(text).lower() in {"who", "whom", "whose"}
        apart = "," in text[end : span.start]
        before = [match.start() for match in _APPOSITION.finditer(text, floor, end)] if apart else []
        for place in (end, *reversed(before)):
            name = self._names.ending(place)
            if name is not None and (name.type is ActorType.PERSON) == human:
                return self._named(name)
        match = _DESCRIBED.search(text, floor, end)
        return self._who((Span(match.start(), match.end()),)) if match else None

    def _definite(self, phrase: Phrase, ask: Ask) -> Who:
        if phrase.plural:
            return Unresolved.SEVERAL if phrase.words[0] in {"two", "three", "four", "five"} else None
        return described(self._company, phrase, ask)

    def _owned(self, phrase: Phrase, ask: Ask) -> Who:
        """Somebody's campaign or ministry; somebody's spokesman is a person of his own, known only by a role."""
        company, lexicon, head = self._company, self._company.lexicon, phrase.words[-1]
        owner: Who = Unresolved.NO_CANDIDATE
        if isinstance(phrase.owner, Name):
            owner = self._named(phrase.owner)
        elif phrase.owner in PRONOUNS:
            owner = best(self._for_gender(ask, PRONOUNS[phrase.owner]))
        elif phrase.owner in {Form.IT, Form.THEY}:
            owner = for_body(company, ask)
        elif phrase.owner is Form.SPEAKER:
            owner = self._speaker(phrase.span, ())
        if phrase.plural or not isinstance(owner, int) or owner < 0:
            return None if head not in lexicon.bodies else Unresolved.NO_CANDIDATE
        figure = company.figure(owner)
        if head in SPOKEN:
            return company.spokespeople.of(owner, phrase.span.start)
        if head == "government" and figure.type is ActorType.STATE:
            return owner
        carrying = company.descriptions.carrying(phrase.words, figure)
        if len(carrying) == 1:
            return carrying[0]
        if head in lexicon.roles and figure.type in _HOLDING:
            held = replace(phrase, further=figure.names[0].words, proper=frozenset(figure.names[0].words))
            return described(company, held, ask)
        return Unresolved.NO_CANDIDATE if head in lexicon.bodies else None


def _owners(names: Names, company: Company) -> dict[int, int]:
    """Where a body begins that carries a person's name, that person's number."""
    persons = {
        name.words: who
        for who, figure in enumerate(company.figures.all)
        if figure.type is ActorType.PERSON
        for name in figure.names
    }
    bodies = (
        name for name in names.all if name.type is ActorType.ORGANISATION and name.words[-1] in company.lexicon.led
    )
    found = ((name.span.start, persons.get(name.words[:-1])) for name in bodies)
    return {place: who for place, who in found if who is not None}
