"""Noun phrases without a parser: they end before a closed class of words, and a plural ends what a number counts. The
one rule: a phrase never leaves its clause."""

from dataclasses import dataclass

from onrecord.reading.quantities.lexicon import Lexicon
from onrecord.reading.quantities.tokens import Sentence, Token, hyphen_at, word_at

LONGEST_PHRASE = 8
"""Words of a noun phrase."""

_CLITICS = frozenset({"'s", "’s"})
_NO_PLURAL = ("ss", "us", "is", "'s", "’s", "ous")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens `first` to `end` (not included), without the article; `head` is the last noun's token."""

    first: int
    end: int

    @property
    def head(self) -> int:
        """The token of the head."""
        return self.end - 1


def is_plural(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word looks like a plural noun."""
    word = token.lower
    if lexicon.has("nouns", "irregular", word) or (word == "s" and token.joined):
        return True
    if not word.endswith("s") or len(word) < len("bus") or word.endswith(_NO_PLURAL):
        return False
    return not lexicon.has("nouns", "singular_s", word) and not lexicon.has("stops", "words", word)


def is_stop(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun phrase ends before this token."""
    acronym = token.text.isupper() and len(token.text) > 1
    return not token.is_word or (not acronym and lexicon.has("stops", "words", token.lower))


def phrase_from(sentence: Sentence, at: int, lexicon: Lexicon, *, plural: bool) -> NounPhrase | None:
    """The noun phrase that begins at token `at`, after its article. A plural one ends with its first plural noun that
    no other follows; any other before a word that no noun phrase holds."""
    opens = at
    first = at = _after_determiners(sentence, at, lexicon)
    if (
        first > opens
        and word_at(sentence, opens) != "of"
        and lexicon.has("rates", "time_units", word_at(sentence, first))
    ):
        return None
    end = None
    while at < min(first + LONGEST_PHRASE, len(sentence)) and _goes_on(sentence, at, first, lexicon):
        token = sentence[at]
        if end is not None and (not is_plural(token, lexicon) or lexicon.has("events", "past", token.lower)):
            break
        if plural and is_plural(token, lexicon) and word_at(sentence, at + 1) not in _CLITICS | {"’", "'"}:
            end = at + 1
        at += 1
    if end is None:
        end = _before_verb(sentence, first, at, lexicon)
    while end > first and not _ends(sentence[end - 1]):
        end -= 1
    return NounPhrase(first, end) if end > first else None


def _after_determiners(sentence: Sentence, at: int, lexicon: Lexicon) -> int:
    """The token after "of", articles, "more" and the number of a whole ("20 of the 30 ships")."""
    of = word_at(sentence, at) == "of"
    at += of
    while lexicon.has("stops", "determiners", word_at(sentence, at)) or lexicon.has(
        "nouns", "also", word_at(sentence, at)
    ):
        at += 1
    while of and at < len(sentence) and _numeric(sentence, at, lexicon):
        at += 1
    return at


def _numeric(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    return sentence[at].is_number or lexicon.has("numerals", "words", sentence[at].lower) or hyphen_at(sentence, at)


def _ends(token: Token) -> bool:
    return (token.is_word or token.is_number) and token.text not in _CLITICS


def _goes_on(sentence: Sentence, at: int, first: int, lexicon: Lexicon) -> bool:
    token = sentence[at]
    if at > first and token.opens and sentence[at - 1].opens:
        return False
    if token.is_number and word_at(sentence, at + 1) == "s" and sentence[at + 1].joined:
        return True
    if token.is_number:
        named = (token.joined or sentence[at - 1].capital) and token.text.isdecimal()
        return at > first and (named or sentence[at - 1].text in _CLITICS)
    owner = (token.text in _CLITICS or token.text in {"’", "'"}) and token.joined
    if owner or hyphen_at(sentence, at) or token.text == "&":
        return at > first
    return not is_stop(token, lexicon)


def _before_verb(sentence: Sentence, first: int, end: int, lexicon: Lexicon) -> int:
    """Where a phrase without a plural ends: before a word that looks like a verb after a noun."""
    for at in range(first + 1, end):
        word = sentence[at].lower
        verbal = word.endswith("ed") and sentence[at].text.islower() and not sentence[at].joined
        event = lexicon.has("events", "past", word) or lexicon.has("changes", "verbs", word)
        event = event or lexicon.has("measured", "directions", word)
        ahead = at + 1 < end and not hyphen_at(sentence, at + 1)
        if event or (verbal and not ahead):
            return at
    return end


def phrase_before(sentence: Sentence, end: int, lexicon: Lexicon) -> NounPhrase | None:
    """The noun phrase that ends before token `end`, with the one that it belongs to ("sales of new cars")."""
    first = _reach_back(sentence, end, lexicon)
    if first == end:
        return None
    inner = first
    while inner > 0 and lexicon.has("stops", "determiners", sentence[inner - 1].lower):
        inner -= 1
    if lexicon.has("nouns", "links", word_at(sentence, inner - 1)):
        outer = _reach_back(sentence, inner - 1, lexicon)
        if outer < inner - 1:
            first = outer
    return NounPhrase(first, end)


def subject_of(sentence: Sentence, before: int, lexicon: Lexicon) -> NounPhrase | None:
    """The noun phrase that opens the clause that holds token `before`: its subject, where a verb follows it."""
    start = before
    while start and not _opens_clause(sentence[start - 1], lexicon):
        start -= 1
    while lexicon.has("stops", "determiners", word_at(sentence, start)) or word_at(sentence, start) in {"a", "an"}:
        start += 1
    if lexicon.has("rates", "time_units", word_at(sentence, start)):
        return None
    at = start
    while (
        at < before and _goes_on(sentence, at, start, lexicon) and not (at > start and _verbal(sentence, at, lexicon))
    ):
        at += 1
    while at > start and not _ends(sentence[at - 1]):
        at -= 1
    return NounPhrase(start, at) if start < at < before else None


def _opens_clause(token: Token, lexicon: Lexicon) -> bool:
    return token.text in lexicon.lists["measured", "clause_ends"] or lexicon.has(
        "measured", "clause_words", token.lower
    )


def _verbal(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a word after a noun looks like its verb: "holds under", "averaged 18,400"."""
    word = sentence[at].lower
    if lexicon.has("changes", "verbs", word) or lexicon.has("changes", "said", word):
        return True
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    leads = after is None or after.capital or is_stop(after, lexicon)
    owned = sentence[at - 1].text in _CLITICS
    return word.endswith(("s", "ed")) and word not in _CLITICS and sentence[at].text.islower() and leads and not owned


def _reach_back(sentence: Sentence, end: int, lexicon: Lexicon) -> int:
    at = end
    while at > 0 and end - at < LONGEST_PHRASE:
        token = sentence[at - 1]
        named = not is_stop(token, lexicon) and not token.lower.endswith("ly")
        inside = named or hyphen_at(sentence, at - 1) or token.text in _CLITICS
        if not inside or (at < end and sentence[at].opens):
            break
        at -= 1
    while at < end and (not sentence[at].is_word or sentence[at].text in _CLITICS):
        at += 1
    return at
