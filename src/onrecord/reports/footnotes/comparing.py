"""In what words of a draft and of a source differ where they are nearly the same: negations, hedges, figures. Pure. The
one rule: what may be another way to say the same is no difference."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.linking.lexicon import english
from onrecord.records import Span
from onrecord.reports.footnotes.assertions import ToldMatch
from onrecord.reports.footnotes.lexicon import drafting
from onrecord.reports.footnotes.tokenizing import Token, is_figure, tokens

_BEFORE = 3
"""Words before those that are the same in which a negation or a hedge may stand."""


def turned(match: ToldMatch) -> bool | None:
    """Whether one side says that it is so and the other that it is not; None where that cannot be told."""
    here, there = _forms(match.told.proposition.words), [token.form for token in window(match)]
    if not drafting().soft.isdisjoint((*here, *there)):
        return None
    mine = _negations(here) + match.told.proposition.denied
    theirs = _negations(there) + match.proposition.denied
    return mine % 2 != theirs % 2


def hedges_lost(match: ToldMatch, sentence: str) -> tuple[str, ...]:
    """The hedges of the source's words where the draft has none at all."""
    lexicon = english()
    cue = {form for form in _forms(match.candidate.row.cue.text) if form in lexicon.hedges}
    if any(form in lexicon.hedges and form not in cue for form in _forms(sentence)):
        return ()
    statement = match.told.statement
    if statement is not None and statement.certainty is not None and statement.certainty.reported:
        return ()
    return tuple(form for form in (token.form for token in window(match)) if form in lexicon.hedges - drafting().ways)


def figures_changed(match: ToldMatch) -> tuple[tuple[str, str], ...]:
    """Figures of the draft, each with the one that the source has in its place, as they are written."""
    draft, source = match.told.proposition.words, match.proposition.words
    here, there = tokens_of(draft), tokens_of(source)
    held, drafted = {token.form for token in there}, {token.form for token in here}
    found: list[tuple[Token, Token]] = []
    for edit in match.laid.edits if match.laid else ():
        mine = [token for token in edit.draft if is_figure(token.form) and token.form not in held]
        theirs = [token for token in edit.source if is_figure(token.form) and token.form not in drafted]
        found.extend((one, other) for one, other in zip(mine, theirs, strict=False) if _of_a_kind(one, other))
    if not found:
        counts = _counted(here), _counted(there)
        found = [
            (mine[0], theirs[0])
            for unit, mine in counts[0].items()
            for theirs in (counts[1].get(unit, []),)
            if len(mine) == len(theirs) == 1 and mine[0].form not in held and theirs[0].form not in drafted
        ]
    return tuple((one.span.cut(draft), other.span.cut(source)) for one, other in found)


def _of_a_kind(one: Token, other: Token) -> bool:
    """Whether both are numbers, or both are months or days of the week."""
    return one.form[0].isdigit() == other.form[0].isdigit()


def _counted(words: Sequence[Token]) -> dict[str, list[Token]]:
    """Figures by the word behind them, such as a unit."""
    found: dict[str, list[Token]] = {}
    for one, other in pairwise(words):
        if one.form[0].isdigit() and not is_figure(other.form) and other.form not in english().plain:
            found.setdefault(other.form, []).append(one)
    return found


def negating(match: ToldMatch) -> str:
    """The words that negate in the source, as they are written, with a cue that takes the content back."""
    source = match.proposition.words
    found = [token.span.cut(source) for token in window(match) if _negates(token.form)]
    return " ".join([match.candidate.row.cue.text] * match.proposition.denied + found)


def window(match: ToldMatch) -> tuple[Token, ...]:
    """The words of the source along which the draft's lie, and those just before them."""
    words = tokens_of(match.proposition.words)
    if match.laid is None:
        return words
    return words[max(0, match.laid.first - _BEFORE) : match.laid.last]


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text."""
    return tokens(text, (Span(0, len(text)),)) if text else ()


def _forms(text: str) -> list[str]:
    return [token.form for token in tokens_of(text)]


def _negations(forms: Sequence[str]) -> int:
    """How many there are; "neither … nor" is one."""
    found = sum(map(_negates, forms))
    return found - (forms.count("nor") if "neither" in forms or "not" in forms else 0)


def _negates(form: str) -> bool:
    return form in english().negations or form.endswith("n't")
