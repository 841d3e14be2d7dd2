"""Who stands where in one document: paragraphs, voices, sides, owners of reports. The one rule: it only looks; what
follows from it is decided elsewhere."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from onrecord.linking.names import name_key
from onrecord.linking.pointing import Pointer, ends_in_account, forms, names_account, pointers
from onrecord.records import ActorType, ChannelKind, Reading, SourceKind, Span, Spans, Statement, StatementKind

_BREAK = re.compile(r"\n\s*")
_BETWEEN = re.compile(r"[\s,;:–—\-”\"’')]*")
_ASKED = re.compile(
    r"\b(?:asked|questioned|pressed) (?:\w+ ){0,2}about (?:an? |the |any |his |her |its |their |that |this )"
    r"(?:\w+ )?(\w+)(?=[^\w\s]|\s*$)"
)
_BEHIND = 60
"""Characters behind "by" or "in" in which the owner of a report is named."""
_SENTENCE = 40
"""Characters between two statements of which the one comes in the sentence behind the other's."""
_AROUND = 160
"""Characters around a statement in which it is told what the speaker was asked about."""
_LONGEST = 2000
"""Characters of a content whose words are compared."""
_BACK, _ON = 200, 40
"""How many statements before and behind another one it may mean."""
_PRESS = frozenset({"newspaper", "paper", "magazine", "broadcaster", "network", "channel", "agency", "daily", "weekly"})
_TELLING = 5
"""Letters of a word that tells one side from another."""
_ALIKE = 6
"""Letters by which words begin that are of one side: a ministry and its minister."""
_OFFICES = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "spokespeople", "deputy", "chief", "official", "officials", "campaign"}
    | {"party", "leader", "leaders", "former", "adviser", "secretary", "general", "government", "people", "state"}
)
"""Words of roles that any side may have."""
_SOMEBODYS = frozenset({"his", "her", "its", "their", "my", "our", "your", "whose"})
_ANOTHER = (["another"], ["second"], ["third"], ["fourth"])
"""How a source begins that is told apart from those before it."""
_ANYBODY = frozenset({"he", "she"})
_LEADING = frozenset({"the", "a", "an", "that", "this"})


class Scene:
    """A reading, looked at. `ordered` are its statements as their contents begin, the longer one first."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.document.text
        self.ordered = sorted(reading.statements, key=lambda one: (self.place(one), -one.content[-1].end, one.id))
        self._at = {statement.id: at for at, statement in enumerate(self.ordered)}
        self._breaks = [match.start() for match in _BREAK.finditer(self.text)]
        self._types = {actor.id: actor.type for actor in reading.actors}
        self._roles = {actor.id: tuple(role.span for role in actor.roles) for actor in reading.actors}
        self._mentions = sorted((mention, actor.id) for actor in reading.actors for mention in actor.mentions)
        self._starts = [mention.start for mention, _ in self._mentions]
        self._words: dict[str, frozenset[str]] = {}
        self._pointers: dict[str, tuple[Pointer, ...]] = {}

    def near(self, statement: Statement) -> Sequence[Statement]:
        """The statements before and behind one, itself among them."""
        at = self._at[statement.id]
        return self.ordered[max(0, at - _BACK) : at + _ON]

    def place(self, statement: Statement) -> int:
        """Where its content begins."""
        return min(span.start for span in statement.content)

    def paragraph(self, statement: Statement) -> int:
        """The number of the paragraph in which its content begins."""
        return bisect_right(self._breaks, self.place(statement))

    def above(self, statement: Statement) -> Iterator[Statement]:
        """The statements that it stands in, the innermost first."""
        while statement.parent is not None:
            statement = self.ordered[self._at[statement.parent]]
            yield statement

    def together(self, one: Statement, other: Statement) -> bool:
        """Whether the one stands in the other, or is it."""
        return one.id == other.id or one in self.above(other) or other in self.above(one)

    def same_voice(self, one: Statement, other: Statement) -> bool:
        """Whether both are by one speaker, as far as the words tell; "he" of whom no more is known may be anybody."""
        if any(side.actor is None and self._source(side) in _ANYBODY for side in (one, other)):
            return True
        if one.actor is not None or other.actor is not None:
            return one.actor == other.actor
        said = self._source(one)
        if said.split()[:1] in _ANOTHER or self._source(other).split()[:1] in _ANOTHER:
            return False
        if one.unnamed is not None and other.unnamed is not None and one.unnamed.id == other.unnamed.id:
            return True
        return bool(said) and said == self._source(other)

    def same_house(self, one: Statement, other: Statement) -> bool:
        """Whether both are by one speaker, or by unnamed sources of one outlet."""
        unnamed = one.unnamed, other.unnamed
        alike = None not in unnamed and len({source.outlet for source in unnamed if source}) == 1
        return alike or self.same_voice(one, other)

    def adjoins(self, other: Statement, statement: Statement) -> bool:
        """Whether the statement's sentence comes right behind the other's, in one paragraph."""
        end, start = max(span.end for span in other.spans), min(span.start for span in statement.spans)
        between = self.text[end:start] if 0 <= start - end <= _SENTENCE else "\n"
        return "\n" not in between and len(re.findall(r"[.!?](?=\s)", between)) == 1

    def words(self, statement: Statement) -> frozenset[str]:
        """The words of its content, as they are compared."""
        known = self._words.get(statement.id)
        if known is None:
            cuts = (Span(one.start, min(one.end, one.start + _LONGEST)).cut(self.text) for one in statement.content)
            known = self._words[statement.id] = frozenset(word for cut in cuts for word in forms(cut))
        return known

    def pointers(self, statement: Statement) -> tuple[Pointer, ...]:
        """What its content points to instead of saying it."""
        known = self._pointers.get(statement.id)
        if known is None:
            direct = statement.kind is StatementKind.DIRECT
            known = self._pointers[statement.id] = pointers(self.text, statement.content, direct=direct)
        return known

    def content(self, statement: Statement) -> str:
        """The words of its content, pieces parted by blanks."""
        return " ".join(Span(one.start, min(one.end, one.start + _LONGEST)).cut(self.text) for one in statement.content)

    def cue(self, statement: Statement) -> str:
        """The words that attribute it, pieces parted by blanks."""
        return " ".join(span.cut(self.text) for span in statement.cue)

    def source_words(self, statement: Statement) -> list[str]:
        """The words by which its speaker is called."""
        return [word for span in statement.source for word in forms(span.cut(self.text)[:_AROUND])]

    def belongs(self, statement: Statement, noun: str) -> bool:
        """Whether the noun only belongs to something else in the content: "the note of the call"."""
        content = " ".join(forms(" ".join(one.cut(self.text)[:_LONGEST] for one in statement.content)))
        return re.search(rf"\b(?:of|about|with|on) (?:the|an?|any|this|that) {re.escape(noun)}\b", content) is not None

    def concerns(self, other: Statement, statement: Statement) -> bool:
        """Whether the content of the other names the side of the statement's speaker."""
        side = self._side(statement)
        if any(not side.isdisjoint(self._named(span)) for span in other.content):
            return True
        called = {word for span in self._called(statement) for word in forms(span.cut(self.text)[:_AROUND])}
        return not _beginnings(called - _OFFICES).isdisjoint(_beginnings(self.words(other) - _OFFICES))

    def answers(self, statement: Statement, other: Statement) -> bool:
        """Whether both are turns of a conversation: words that stand behind a label, without a cue."""
        return not (statement.cue or other.cue) and bool(statement.source and other.source)

    def right_before(self, other: Statement, statement: Statement) -> bool:
        """Whether nothing but a mark stands between the other's content and the statement's."""
        last, start = max(other.content), self.place(statement)
        near = 0 <= start - last.end <= len(", — ") and _BETWEEN.fullmatch(self.text, last.end, start) is not None
        return near and not ends_in_account(last.cut(self.text))

    def passes_on(self, other: Statement) -> bool:
        """Whether a statement only names what somebody else said: "addressed a report in the Lamp that …"."""
        return names_account(self.content(other))

    def asked_about(self, statement: Statement) -> str:
        """The noun of what the report says that the speaker was asked about; empty where it does not say."""
        start, end = min(one.start for one in statement.spans), max(one.end for one in statement.spans)
        begin = max(self.text.rfind("\n", 0, start) + 1, start - _AROUND)
        stop = self.text.find("\n", end)
        around = self.text[begin : min(end + _AROUND, len(self.text) if stop < 0 else stop)]
        found = _ASKED.search(around.replace("’", "'"))
        return found[1].casefold() if found else ""

    def is_own(self, statement: Statement, noun: str) -> bool:
        """Whether the content speaks of what the speaker's own side said, or of somebody who is not known."""
        spans = self._owning(statement.content[0], noun)
        named = self._all_named(spans)
        if named:
            return named <= self._side(statement)
        return any(word in _SOMEBODYS for span in spans for word in forms(span.cut(self.text)))

    def owner(self, statement: Statement, noun: str) -> frozenset[str]:
        """Whose report the content speaks of: ids of actors, and words where no actor is known; empty for nobody's."""
        spans = self._owning(statement.content[0], noun)
        known = self._all_named(spans) - self._side(statement)
        if known:
            return known
        cuts = (span.cut(self.text).replace("’", "'") for span in spans)
        return frozenset(word.casefold() for cut in cuts for word in re.findall(r"(\w+)'s?(?!\w)", cut))

    def is_by(self, statement: Statement, owner: frozenset[str]) -> bool:
        """Whether the owner says it, is quoted for it, or vouches for who says it."""
        parties = {
            statement.actor,
            statement.channel.actor if statement.channel else None,
            statement.unnamed.outlet if statement.unnamed else None,
        }
        said = set(self._source(statement).split())
        pressed = not _PRESS.isdisjoint(owner) and any(
            self._types.get(one or "") is ActorType.OUTLET for one in parties
        )
        return not owner.isdisjoint(parties) or not owner.isdisjoint(said) or pressed

    def is_brought(self, statement: Statement) -> bool:
        """Whether an outlet, a document or an unnamed source says it: what one calls a report or a story."""
        channel = statement.channel
        return (
            statement.source_kind in {SourceKind.DOCUMENT, SourceKind.UNNAMED, SourceKind.IMPLICIT}
            or self._types.get(statement.actor or "") in {ActorType.OUTLET, ActorType.DOCUMENT}
            or (channel is not None and channel.kind is ChannelKind.OUTLET)
        )

    def _owning(self, content: Span, noun: str) -> Spans:
        """The places in a content where it is said whose report it is: before the noun, or behind "by" or "in"."""
        cut = content.cut(self.text)[:_LONGEST]
        found = re.search(rf"\b{re.escape(noun)}\b", cut, re.IGNORECASE)
        if found is None:
            return ()
        spans = [Span(content.start, content.start + found.start())] if found.start() else []
        behind = re.match(r"\s+(?:\w+ )?(?:by|in|from)\s+", cut[found.end() :])
        start = content.start + found.end() + (behind.end() if behind else 0)
        if behind and start < content.end:
            spans.append(Span(start, min(content.end, start + _BEHIND)))
        return tuple(spans)

    def _side(self, statement: Statement) -> frozenset[str]:
        """The speaker, and whom its own words name as whose spokesman or chief the speaker is."""
        named = self._all_named(self._called(statement))
        return named | ({statement.actor} if statement.actor is not None else frozenset())

    def _called(self, statement: Statement) -> Spans:
        """The words by which the text calls the speaker."""
        return (*statement.source, *self._roles.get(statement.actor or "", ()))

    def _all_named(self, spans: Spans) -> frozenset[str]:
        return frozenset(actor for span in spans for actor in self._named(span))

    def _named(self, span: Span) -> Iterator[str]:
        """Actors that are mentioned within a span."""
        first = bisect_left(self._starts, span.start)
        for mention, actor in self._mentions[first : bisect_left(self._starts, span.end)]:
            if span.holds(mention):
                yield actor

    def _source(self, statement: Statement) -> str:
        """The words of the source as they are compared."""
        words = [word for span in statement.source for word in name_key(span.cut(self.text)[:_AROUND]).split()]
        return " ".join(word for word in words if word not in _LEADING)


def _beginnings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_ALIKE] for word in words if len(word) >= _TELLING)
