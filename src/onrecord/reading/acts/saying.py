"""What is said, sentence by sentence, as the rules for acts ask about it. The one rule: nothing here decides an act."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.acts.lexicon import ActWords, act_words
from onrecord.reading.certainty.clauses import main_clause
from onrecord.reading.certainty.propositions import forms
from onrecord.reading.certainty.stances import stance_words
from onrecord.reading.certainty.utterances import ASKS, LONGEST, Utterance
from onrecord.reading.certainty.wording import Word, is_mark
from onrecord.records import Span, StatementKind

SENTENCES = 3
"""How many of the content's sentences may show what is done."""
SUBJECT = 3
"""In how many words the subject of a clause is named."""
NEAR = 8
"""In how many words of a quotation an "I" makes it the speaker's own."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence: how many words, whether about the speaker, whether it asks, whether in the speaker's own words;
    and the labels of the phrases that stand in it, in its main clause, and at its opening."""

    length: int
    own: bool
    asks: bool
    direct: bool
    whole: frozenset[str]
    main: frozenset[str]
    opening: frozenset[str]


def said_sentences(utterance: Utterance) -> list[Said]:
    """The first sentences of what is said, from the piece of content that is nearest to the cue."""
    language = utterance.words.language
    held, lists = act_words(language), stance_words(language).lists
    sentences = utterance.sentences[:SENTENCES]
    speaker = _speaker(utterance, held)
    direct = utterance.statement.kind is not StatementKind.INDIRECT
    asks = any(word.form == ASKS for words in sentences[-1:] for word in words[-2:])
    found = []
    for words in sentences:
        opened = forms(_opened(words, lists["openers"]))
        matches = held.said.matches(opened)
        main = held.said.matches(forms(main_clause(words, lists).words))
        found.append(
            Said(
                length=len(opened),
                own=_own(words, speaker, held, direct=direct),
                asks=asks,
                direct=direct,
                whole=frozenset(match.label for match in matches),
                main=frozenset(match.label for match in main),
                opening=frozenset(match.label for match in matches if match.first == 0),
            )
        )
    return found


def _opened(words: Sequence[Word], openers: frozenset[str]) -> Sequence[Word]:
    """The words without the marks and the conjunction that they open with."""
    start = next((at for at, word in enumerate(words) if not is_mark(word) and word.form not in openers), 0)
    return words[start:]


def _speaker(utterance: Utterance, held: ActWords) -> frozenset[str]:
    """The words by which the source is named, small ones left out."""
    spans = [Span(one.start, min(one.end, one.start + LONGEST)) for one in utterance.statement.source]
    words = frozenset(word.form for span in spans for word in utterance.words.within(span) if not is_mark(word))
    return words - held.lists["small"] | words & held.lists["possessives"]


def _own(words: Sequence[Word], speaker: frozenset[str], held: ActWords, *, direct: bool) -> bool:
    """Whether the words are about the speaker: by a pronoun, by a word of the source's name, with no subject, or where
    the source is named by the side that the words are about ("Lisk will pay, its envoy said")."""
    if not speaker.isdisjoint(held.lists["possessives"]):
        return True
    plain = [word.form for word in words if not is_mark(word)]
    opening = [form for form in plain if form not in held.lists["passing"]][:SUBJECT]
    if not opening:
        return False
    if opening[0] in held.lists["infinitives"] | held.lists["speakers"]:
        return True
    if direct:
        return any(form in held.lists["subjects"] for form in plain[:NEAR]) or not speaker.isdisjoint(opening)
    return opening[0] in held.lists["spoken_of"] or not speaker.isdisjoint(opening)
