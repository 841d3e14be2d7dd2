"""Which names are none: peoples, common nouns that open a sentence, numbers of wars, splinters of longer names. The one
rule: a word that the document never capitalises for its own sake is no name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.reading.actors.lexicon import Lexicon, Words
from onrecord.reading.actors.names import Name
from onrecord.reading.actors.scene import Scene
from onrecord.reading.places import Places
from onrecord.records import ActorType

_SMALL = re.compile(r"(?<![\w’'.-])[a-z]{2,}(?![\w])")
_CAPITAL_BEFORE = re.compile(r"(?<![\w’'])[^\W\d_a-zß-öø-ÿ][\w’'.-]*(?: (?:of|for))?[ -]\Z")
_CAPITAL_AFTER = re.compile(r"[ -](?:of |for )?[^\W\d_a-zß-öø-ÿ]")
_ADJECTIVE = re.compile(r".{3,}(?:ary|[ct]ical|ional|ive|ous|ful|less|ing|ed|ly|ial)")
_PLURAL_S, _PLURAL_IES, _PLURAL_MEN = re.compile(r"s\Z"), re.compile(r"ies\Z"), re.compile(r"(?<=..)men\Z")
_TAG = re.compile(r"[DRI]-[A-Z]")
_FAITHS = frozenset(
    {
        "african",
        "american",
        "asian",
        "catholic",
        "christian",
        "conservative",
        "democrat",
        "democratic",
        "european",
        "evangelical",
        "hindu",
        "liberal",
        "mormon",
        "muslim",
        "protestant",
        "republican",
        "sikh",
    }
)
_MANY = re.compile(r"s\s(?:are|have|were|do|don['’]t|say|want|think|believe|need|see|tend)(?!\w)")
_NUMERAL = re.compile(r"[ivx]+")
_PAST = frozenset({"former", "retired", "deputy", "senior"})
_SORTS = frozenset({"ad", "ceo", "covid", "mp", "mps", "pac", "pacs", "pm", "tv"})
"""Written in capitals, and yet common nouns."""

_KINDS = frozenset({("super", "pac"), ("super", "pacs")})

_ARTICLE, _NOUN, _NEAR = (
    re.compile(r"(?<!\w)(?:the|an?)\s\Z", re.IGNORECASE),
    re.compile(
        r"\s(?!(?:also|and|as|at|by|can|could|did|does|for|from|had|has|in|is|may|of|on|or|said|says|that|to|was|will|with|would)"
        r"\b|[a-z]+ed\b)[a-z]"
    ),
    6,
)
_OPENING, _WIDE = 2, 40


def sifted(scene: Scene, names: Sequence[Name], spoken: Places, lexicon: Lexicon) -> Iterator[Name]:
    """Names without those that name nobody; `spoken` are the places of sources."""
    small = Counter(_SMALL.findall(scene.text))
    opening = {name.span for name in names if _opens(scene, name)}
    splinters = {name.span for name in names if len(name.words) == 1 and _is_splinter(scene.text, name)}
    doubtful = opening | splinters
    alone = {name.words[0] for name in names if len(name.words) == 1 and name.span not in doubtful}
    standing = {name.words[0] for name in names if _stands(scene.text, name, lexicon) or spoken.touching(name.span)}
    often = Counter(name.words for name in names)
    parts = {word for name in names if len(name.words) > 1 for word in (name.words[0], name.words[-1])}
    for name in names:
        word = name.words[0]
        if (
            _is_people(name.words, lexicon)
            or _is_office(scene.text, name, lexicon)
            or _is_none(scene.text, name, lexicon)
        ):
            continue
        if len(name.words) == 1 and not name.title and not listed(name.words, lexicon):
            person = name.type is ActorType.PERSON
            idle = (
                word in small
                or _is_common(word, lexicon)
                or (person and _ADJECTIVE.fullmatch(word) is not None and not spoken.touching(name.span))
            )
            ordinary = name.span in opening and idle and word not in alone
            splinter = name.span in splinters and word not in alone and not (person and spoken.touching(name.span))
            outnumbered = person and small[word] > max(1, often[name.words])
            if word not in parts and word not in standing:
                continue
            if _NUMERAL.fullmatch(word) or word in _SORTS or (splinter and not (person and word in parts)):
                continue
            if (ordinary or outnumbered) and word not in parts:
                continue
        yield name


def listed(words: Words, lexicon: Lexicon) -> bool:
    """Whether the lexicon knows a name by itself."""
    return words in lexicon.states or words in lexicon.outlets or words in lexicon.capitals or words in lexicon.seats


def describes(text: str, name: Name) -> bool:
    """Whether a single word stands between an article and a noun: "the Liskish minister"."""
    article = _ARTICLE.search(text, max(0, name.span.start - _NEAR), name.span.start)
    return len(name.words) == 1 and article is not None and _NOUN.match(text, name.span.end) is not None


def _stands(text: str, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is more here than what sort of thing a noun names."""
    word = name.words[0]
    return word in lexicon.organised or word in lexicon.mastheads or not describes(text, name)


def _opens(scene: Scene, name: Name) -> bool:
    return name.span.start - scene.start_of_sentence(name.span.start) <= _OPENING


def _is_splinter(text: str, name: Name) -> bool:
    """Whether a single word stands beside another capital one, and is no acronym."""
    start, end = name.span.start, name.span.end
    beside = _CAPITAL_BEFORE.search(text, max(0, start - _WIDE), start) or _CAPITAL_AFTER.match(text, end)
    return beside is not None and not text[start:end].isupper()


def _is_people(words: Words, lexicon: Lexicon) -> bool:
    """Whether a word names a crowd and nobody: "Lisker", "Liberals", "Catholics"."""
    if words in lexicon.states or len(words) > 1:
        return words in lexicon.peoples and words not in lexicon.states
    single = words[0].removesuffix("s")
    plural = words[0] != single and (
        single in lexicon.roles or single in lexicon.creeds or (single,) in lexicon.peoples
    )
    return words in lexicon.peoples or words[0] in _FAITHS or plural


def _is_office(text: str, name: Name, lexicon: Lexicon) -> bool:
    """Whether two words or more say only what somebody is: "Retired General", "House Speaker", "Osk Sen"."""
    words = name.words
    if len(words) > 1 and words[-1] in lexicon.titles and words[-1] not in lexicon.roles:
        return True
    if len(words) == 1 or words[-1] not in lexicon.roles or listed(words, lexicon):
        return False
    followed = _CAPITAL_AFTER.match(text, name.span.end) is not None
    return (
        followed or name.type is not ActorType.PERSON or all(word in lexicon.roles or word in _PAST for word in words)
    )


def _is_none(text: str, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is a kind of body; whether a single word is a title, the tag of a party ("D-Ohio"), a
    letter, a crowd ("Partisans are"), or stands behind a number ("13 Hours")."""
    if len(name.words) > 1 or name.title:
        return name.words in _KINDS
    before = text[max(0, name.span.start - 2) : name.span.start]
    crowd = name.type is ActorType.PERSON and _MANY.match(text, name.span.end - 1) is not None
    tag = _TAG.match(name.span.cut(text)) is not None
    word = name.words[0]
    return crowd or tag or len(word) == 1 or word in lexicon.titles or (before[:1].isdigit() and before[1:].isspace())


def _is_common(word: str, lexicon: Lexicon) -> bool:
    """Whether a word in capitals may be a common noun that opens a sentence."""
    single = _PLURAL_S.sub("", _PLURAL_IES.sub("y", _PLURAL_MEN.sub("man", word)))
    nouns = (lexicon.roles, lexicon.bodies, lexicon.documents, lexicon.nobody, lexicon.indefinite, lexicon.plain)
    return any(word in some or single in some for some in nouns)
