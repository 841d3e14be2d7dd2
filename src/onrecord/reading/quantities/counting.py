"""What a figure counts. The one rule: only words of the text, in pieces where they are split."""

from onrecord.reading.quantities.figures import Figure
from onrecord.reading.quantities.lexicon import Lexicon
from onrecord.reading.quantities.measuring import measured_by
from onrecord.reading.quantities.nouns import NounPhrase, is_plural, is_stop, phrase_before, phrase_from
from onrecord.reading.quantities.pieces import Counted, Piece, befell, merged, subject_before
from onrecord.reading.quantities.tokens import Sentence, hyphen_at, word_at

_CLOSING = 2
_LEADS = frozenset({"of", "from"})


def counted_by(sentence: Sentence, figure: Figure, before: Counted, lexicon: Lexicon) -> Counted:
    """What the figure counts; `before` is what the figure before it in the sentence counted."""
    if hyphen_at(sentence, figure.end) and figure.unit is None:
        return _attributive(sentence, figure, lexicon)
    if word_at(sentence, figure.end) == "of" and lexicon.has("nouns", "them", word_at(sentence, figure.end + 1)):
        return _of_them(sentence, figure, before, lexicon)
    if figure.unit is not None or figure.part:
        return measured_by(sentence, figure, before, lexicon)
    return _events(sentence, figure, _noun(sentence, figure, lexicon), before, lexicon)


def _of_them(sentence: Sentence, figure: Figure, before: Counted, lexicon: Lexicon) -> Counted:
    """As in "19 of them children": what the figure before counted, and the word or two that close the clause."""
    at = figure.end + 2
    end = at
    while end < min(at + _CLOSING, len(sentence)) and sentence[end].is_word and not is_stop(sentence[end], lexicon):
        end += 1
    closes = end > at and (end == len(sentence) or not sentence[end].is_word)
    happened = befell(sentence, at, lexicon) or ((at, end) if closes else None)
    pieces = (*before.noun, *([happened] if happened else []))
    return Counted(pieces, before.unit, happened[1] if happened else at, before.noun)


def _attributive(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> Counted:
    """As in "A 50,000-strong group", "a 20-member panel"."""
    at = figure.end + 1
    strong = word_at(sentence, at) == "strong"
    phrase = phrase_from(sentence, at + 1 if strong else at, lexicon, plural=False)
    if phrase is None:
        return Counted(end=at + 1)
    unit = sentence[phrase.head if strong else at].lower
    return Counted(((phrase.first, phrase.end),), unit, phrase.end)


def _noun(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> NounPhrase | None:
    found = phrase_from(sentence, figure.end, lexicon, plural=figure.plural)
    if found is not None and not figure.plural:
        found = _without_verb(sentence, found, lexicon)
    if found is None or all(lexicon.has("events", "past", token.lower) for token in sentence[found.first : found.end]):
        return None
    if _is_class(sentence, figure, lexicon):
        return None
    alone = sentence[found.first] if found.end == found.first + 1 else None
    if alone is not None and figure.plural and alone.text.islower() and alone.lower.endswith("ed"):
        return None
    return found


def _without_verb(sentence: Sentence, phrase: NounPhrase, lexicon: Lexicon) -> NounPhrase:
    """As in "One country wants": after a singular noun, a word in "s" is a verb."""
    verbs = (at for at in range(phrase.first + 1, phrase.end) if is_plural(sentence[at], lexicon))
    return NounPhrase(phrase.first, next(verbs, phrase.end))


def _is_class(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """As in "Thousands march": a plural that counts what "of" leads to, or nobody in particular."""
    return sentence[figure.end - 1].lower in lexicon.classes and word_at(sentence, figure.end) != "of"


def counts_plural(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a plural noun follows the number."""
    if figure.digits and word_at(sentence, figure.end) == "of":
        return False
    found = phrase_from(sentence, figure.end, lexicon, plural=True)
    return found is not None and is_plural(sentence[found.head], lexicon)


def _events(
    sentence: Sentence, figure: Figure, phrase: NounPhrase | None, before: Counted, lexicon: Lexicon
) -> Counted:
    """The noun, and what befell those counted, after it ("were killed or injured") or before ("killing 20 people")."""
    end = phrase.end if phrase else figure.end
    happened = befell(sentence, end, lexicon)
    verb = None if happened else _did(sentence, figure.first, lexicon)
    unit = sentence[phrase.head].lower if phrase else None
    pieces = [verb] if verb else []
    if phrase:
        pieces.append((phrase.first, phrase.end))
    if happened:
        pieces.append(happened)
        end = happened[1]
    noun = ((phrase.first, phrase.end),) if phrase else before.noun
    if phrase is None and pieces:
        return Counted((*before.noun, *pieces), before.unit, end, before.noun)
    if pieces:
        return Counted(merged(pieces), unit, end, noun)
    left = _tallied(sentence, figure, lexicon)
    return left or Counted(before.noun, before.unit, figure.end, before.noun)


def _did(sentence: Sentence, at: int, lexicon: Lexicon) -> Piece | None:
    """As in "Killing" or "killed and wounded" before the figure."""
    while (at and lexicon.has("events", "fillers", sentence[at - 1].lower)) or word_at(sentence, at - 1) in {
        "the",
        "a",
        "of",
        "all",
    }:
        at -= 1
    end = at
    if not at or not lexicon.has("events", "active", sentence[at - 1].lower):
        return None
    at -= 1
    if word_at(sentence, at - 1) in {"or", "and"} and lexicon.has("events", "active", word_at(sentence, at - 2)):
        at -= 2
    return at, end if sentence[end - 1].is_word else at + 1


def _tallied(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> Counted:
    """As in "The death toll rose to 45", "the number of dead stands at 30", "a total of 12"."""
    phrase = subject_before(sentence, figure, lexicon)
    led = word_at(sentence, figure.first - 1)
    if phrase is None and led in _LEADS:
        phrase = phrase_before(sentence, figure.first - 1, lexicon)
    if phrase is None:
        return Counted()
    tally = any(lexicon.has("nouns", "tallies", token.lower) for token in sentence[phrase.first : phrase.end])
    plural = is_plural(sentence[phrase.head], lexicon) and not sentence[phrase.head].capital
    if (led in _LEADS and (plural or not tally)) or not (tally or plural):
        return Counted()
    unit = sentence[phrase.head].lower if is_plural(sentence[phrase.head], lexicon) else None
    piece = (phrase.first, phrase.end)
    return Counted((piece,), unit, figure.end, (piece,))
