"""What the text says that somebody is: titles before a name, appositions around it. The one rule: a role is cut from
the text word for word, and hangs on the name that it stands beside."""

import re
from collections.abc import Iterator

from onrecord.reading.actors.figures import Figure
from onrecord.reading.actors.folding import folded
from onrecord.reading.actors.lexicon import Lexicon
from onrecord.reading.actors.names import Name, Names
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.using import sorts_beside
from onrecord.records import ActorType, Role, Span

_TOKEN = re.compile(r"\S+")
_FORMER = re.compile(r"(?<!\w)(?:former|ex-|onetime|one-time|late|then-|retired|disgraced former)", re.IGNORECASE)
_MODIFIER = re.compile(
    r"(?:former|ex-\w+|then-?\w*|acting|senior|deputy|top|vice|prime|chief|interim|assistant|co-\w+|longtime|veteran|retired|"
    r"real|estate|campaign|press|policy|security|defen[cs]e|house|foreign|home|state|party|communications|finance|energy|"
    r"[\w-]*(?:al|ic|an|ary|ive|ist|ese|ish|time|based|born|winning|elect))",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[,;:()\[\]\n“”\"—–]|\s-+\s|\.\s|\.$|\swh(?:o|om|ose|ich)\s|\s(?:said|says|told|added|wrote|is|was|has|had|will)\s"
)
_AFTER = re.compile(r",\s(?:\d{1,3},\s)?(?:the\s|an?\s|his\s|her\s|their\s|one of the\s)?")
_VERBAL = re.compile(r"(?<!r)(?<!t)ed$|^(?:an?|the|his|her|report|which|there|it|he|she|they)$")
_BEHIND = frozenset(
    {
        "against",
        "and",
        "as",
        "at",
        "between",
        "by",
        "during",
        "emeritus",
        "for",
        "from",
        "general",
        "in",
        "near",
        "now",
        "of",
        "on",
        "or",
        "responsible",
        "since",
        "that",
        "then",
        "to",
        "turned",
        "under",
        "until",
        "who",
        "whose",
        "with",
    }
)
_OWNED = re.compile(r"(?<=[a-z])['’]s?\Z")
_LINKS = frozenset({"of", "the", "for"})
_LONGEST, _BACK = 100, 110
_HEAD_WITHIN = 8
_VERBS = frozenset(
    {
        "said",
        "told",
        "and",
        "but",
        "that",
        "as",
        "when",
        "by",
        "with",
        "from",
        "to",
        "in",
        "at",
        "on",
        "is",
        "was",
        "has",
        "had",
    }
)


def find_roles(scene: Scene, names: Names, figure: Figure, lexicon: Lexicon) -> tuple[Role, ...]:
    """The roles of a person in the order of the text, each wording once."""
    if figure.type is not ActorType.PERSON:
        return ()
    found: dict[str, Role] = {}
    for name in figure.names:
        for span in (*_before(scene, name, lexicon), *_after(scene, names, name, lexicon)):
            text = " ".join(span.cut(scene.text).split())
            found.setdefault(text.lower(), Role(text, span, former=bool(_FORMER.search(text))))
    return tuple(sorted(found.values(), key=lambda role: role.span))


def find_sorts(scene: Scene, figure: Figure, lexicon: Lexicon) -> frozenset[str]:
    """Of what sort the text says beside its name that a body is."""
    if figure.type not in {ActorType.ORGANISATION, ActorType.OUTLET}:
        return frozenset()
    found = {sort for name in figure.names for sort in sorts_beside(scene.text, name)}
    return frozenset(found & (lexicon.bodies | lexicon.outlet_kinds))


def _before(scene: Scene, name: Name, lexicon: Lexicon) -> Iterator[Span]:
    """Words that run up to the name: "former Marrowen harbour minister", "the Navy spokesman," (with its comma)."""
    text, start = scene.text, name.span.start
    floor = max(scene.start_of_sentence(start), start - _BACK)
    between = text[max(floor, start - 2) : start]
    if start - floor < len("Dr ") or not between.endswith((" ", "\n")):
        return
    tokens = [Span(match.start(), match.end()) for match in _TOKEN.finditer(text, floor, start)]
    if not tokens:
        return
    comma = tokens[-1].cut(text).endswith(",")
    span = _run_up(text, tokens, lexicon, comma=comma)
    if span is not None and not (comma and not _introduced(text, floor, span)):
        yield span


def _run_up(text: str, tokens: list[Span], lexicon: Lexicon, *, comma: bool) -> Span | None:
    end, start, held = tokens[-1].end - comma, None, False
    for at in range(len(tokens) - 1, -1, -1):
        word = tokens[at].cut(text).rstrip(",") if at == len(tokens) - 1 and comma else tokens[at].cut(text)
        bare = word.rstrip(".").lower()
        is_role = bare in lexicon.roles or (bare in lexicon.titles and lexicon.titles[bare] in lexicon.roles)
        linked = bare in _LINKS and at < len(tokens) - 1 and (not held or _goes_on(text, tokens[:at], lexicon))
        capital = word[:1].isupper() and (bare not in _VERBS and bare not in {"the", "a", "an", "his", "her"})
        owner = held and _OWNED.search(word) is not None and _OWNED.sub("", word) in lexicon.roles
        if not (is_role or capital or linked or owner or (held and _MODIFIER.fullmatch(word))) or word.endswith(
            (",", ";", ":", "”", '"')
        ):
            break
        held = held or is_role
        if not linked:
            start = tokens[at].start
        if held and not owner and word.endswith(("'s", "’s", "s'", "s’")):
            break
    return Span(start, end) if held and start is not None and start < end else None


def _goes_on(text: str, before: list[Span], lexicon: Lexicon) -> bool:
    """Whether an office reaches further back: "Head of the Office of" before "the President of Marrowen"."""
    words = [span.cut(text) for span in before[-2:]]
    if words and words[-1] in {"of", "for"}:
        words = words[:-1]
    return bool(words) and words[-1][0].isupper() and words[-1].lower() in lexicon.roles | lexicon.opening


def _may_close(behind: tuple[str, ...]) -> bool:
    """Whether a noun may be the head before such words: not "Republican" before "establishment"."""
    return not behind or behind[0] in _BEHIND or behind[0].endswith(("ing", "ed", "elect"))


def _introduced(text: str, floor: int, span: Span) -> bool:
    """Whether a determiner or somebody's name stands before a role that a comma parts from its name."""
    before = text[floor : span.start].split()
    first = span.cut(text).split()[0]
    return (bool(before) and before[-1].lower() in {"the", "a", "an", "his", "her", "their", "its"}) or first.endswith(
        ("'s", "’s")
    )


def _after(scene: Scene, names: Names, name: Name, lexicon: Lexicon) -> Iterator[Span]:
    """The apposition that follows a name: ", the harbour minister", ", author of …", ", 54, a teacher from …"."""
    text = scene.text
    match = _AFTER.match(text, name.span.end)
    if match is None:
        return
    stop = min(len(text), match.end() + _LONGEST)
    ends = _ENDS.search(text, match.end(), stop)
    end = ends.start() if ends else stop
    words = folded(text[match.end() : end])[:_HEAD_WITHIN]
    head = next((at for at, word in enumerate(words) if word in lexicon.roles and _may_close(words[at + 1 :])), None)
    if end == match.end() or not ends or head is None or text[match.end()].isspace():
        return
    closing = names.ending(match.end() + len(text[match.end() : end].rstrip()))
    if closing is not None and closing.type is ActorType.PERSON and closing.title:
        return
    if not any(word in _VERBS or _VERBAL.search(word) for word in words[:head]) and "that" not in words:
        yield Span(match.end(), end)
