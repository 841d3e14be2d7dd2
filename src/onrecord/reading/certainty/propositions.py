"""How sure the speaker's own words are of their main proposition, cue apart. The one rule: a negation counts only where
it negates the main clause."""

from collections.abc import Iterator, Sequence

from onrecord.reading.certainty.clauses import COMMA, Clause, main_clause
from onrecord.reading.certainty.phrases import Match, leading
from onrecord.reading.certainty.stances import StanceWords, View
from onrecord.reading.certainty.wording import Word, is_mark
from onrecord.records import Degree, Span

NEGATES, FALSE = "negates", "false"
"""Labels of words that negate, and of words that call something untrue; several of these say it once."""
PLAIN = "say"
"""The kind that changes nothing."""
LAST = 3
"""How many of a sentence's last words may hold its mark, and how many after the main clause still bear on it."""
SET_PHRASE = 3
"""From how many words on a hedge counts in what stands before the main clause ("as far as we know")."""
PREFIX = 9
"""In how many words from the start a clause such as "I think that" must stand."""
DEEPEST = 3
"""How many of them may stand one in the other."""
SHORT = 2
"""Of how many words a negation may be that is only a contrast ("a horse, not a mule")."""
NEAR_VERB = 5
"""How many words before what calls something untrue its verb may stand."""


def proposition(words: Sequence[Word], held: StanceWords, *, rejected: bool = False) -> View:
    """How sure a sentence is of its main proposition; `rejected` says that the cue denies it."""
    return _proposition(_claimed(words, held) if rejected else words, held, 0, rejected=rejected)


def _proposition(words: Sequence[Word], held: StanceWords, depth: int, *, rejected: bool) -> View:
    if depth < DEEPEST and (prefix := _prefix(words, held)) is not None:
        kind, place, rest = prefix
        return _proposition(rest, held, depth + 1, rejected=rejected).under(held.kinds[kind], place)
    view = _clause(main_clause(words, held.lists), held, rejected=rejected)
    asked = [word for word in words[-LAST:] if word.form == "?"]
    return View(Degree.UNCOMMITTED, view.positive, view.hedges, view.negations) if asked else view


def forms(words: Sequence[Word]) -> list[str]:
    """The words as they are compared; a capital inside a sentence, but not in a headline, keeps a month or a name from
    being a modal."""
    if 2 * sum(word.capital for word in words) > len(words):
        return [word.form for word in words]
    return [
        word.form + "\0" if word.capital and len(word.form) > 1 and at and not is_mark(words[at - 1]) else word.form
        for at, word in enumerate(words)
    ]


def covered(words: Sequence[Word], match: Match) -> Span:
    """The words of a match, from the first to the last."""
    return Span(words[match.first].span.start, words[match.last - 1].span.end)


def _claimed(words: Sequence[Word], held: StanceWords) -> Sequence[Word]:
    """What a claim claims ("claims by the opposition that"), where words open with one; else the words themselves."""
    opening = [word.form for word in words[: 2 * PREFIX]]
    found = next(iter(leading(held.claims.matches(opening))), None)
    if found is None or any(form in held.lists["auxiliaries"] for form in opening[: found.last]):
        return words
    return words[found.last :] or words


def _prefix(words: Sequence[Word], held: StanceWords) -> tuple[str, Span, Sequence[Word]] | None:
    """A clause such as "I think that" or "there is no evidence that" at the start: its kind, its words, and what stands
    under it."""
    start = next(
        (at for at, word in enumerate(words) if not is_mark(word) and word.form not in held.lists["openers"]), None
    )
    if start is None or words[start].form not in held.lists["impersonal"]:
        return None
    said = [word.form for word in words[start : start + PREFIX + 4]]
    for match in leading(held.stances.matches(said)):
        if match.first > PREFIX - 4 or any(is_mark(word) for word in words[start : start + match.first]):
            return None
        after = start + match.last
        if match.label == PLAIN or not _takes_clause(words, after, match, said, held):
            continue
        negated = _negated(said[: match.first], held)
        kind = held.kinds[match.label].negated if negated else match.label
        place = Span(words[start + match.first].span.start, words[after - 1].span.end)
        return kind, place, words[after:]
    return None


def _takes_clause(words: Sequence[Word], after: int, match: Match, said: Sequence[str], held: StanceWords) -> bool:
    """Whether what follows the words is a clause of its own, with "that" or a subject and its verb."""
    if after >= len(words):
        return False
    if said[match.last - 1] in held.lists["embedding"] or words[after].form in held.lists["embedding"]:
        return True
    return match.label in _BARE and words[after].form in held.lists["subjects"]


_BARE = frozenset({"believe", "disbelieve", "sure", "doubt", "doubtless"})
"""Kinds whose clause may lack its "that"."""


def _negated(before: Sequence[str], held: StanceWords) -> bool:
    """Whether an odd number of negations stands in words."""
    return sum(match.label == NEGATES for match in leading(held.polarity.matches(before))) % 2 == 1


def _clause(clause: Clause, held: StanceWords, *, rejected: bool) -> View:
    """The main clause by its own words, and by set phrases that stand before it."""
    own, further = len(clause.words), (*clause.words, *clause.rest[:LAST])
    signs = leading(held.polarity.matches([word.form for word in further]))
    idle = _places([match for match in signs if match.label not in (NEGATES, FALSE)])
    hedged = [
        match for match in leading(held.hedges.matches(forms(further))) if match.first < own and match.first not in idle
    ]
    inside = _places([match for match in hedged if match.label != PLAIN])
    counting = [match for match in signs if match.first < own and not {*range(match.first, match.last)} <= inside]
    view = _fronted(clause.front, held)
    for match in _turning(counting, further, held, rejected=rejected):
        view = View(view.degree, not view.positive, view.hedges, (*view.negations, covered(further, match)))
    for match in hedged:
        view = view.under(held.kinds[match.label], covered(further, match))
    return view


def _turning(matches: Sequence[Match], words: Sequence[Word], held: StanceWords, *, rejected: bool) -> Iterator[Match]:
    """Those of the matches that turn a clause round, each by itself."""
    last: Match | None = None
    false = False
    for match in matches:
        if match.label == FALSE and not false and _is_predicate(words, match, held, rejected=rejected):
            false = True
            yield match
        if match.label == NEGATES and _negates_clause(words, match, held):
            if last is None or not _joined(words, last, match, held):
                yield match
            last = match


def _joined(words: Sequence[Word], first: Match, second: Match, held: StanceWords) -> bool:
    """Whether two negations only say the same of two things ("no deal and no truce")."""
    between = {word.form for word in words[first.last : second.first]}
    both = {words[first.first].form, words[second.first].form} <= held.lists["negators"]
    return both and not between.isdisjoint(held.lists["joining"])


def _is_predicate(words: Sequence[Word], match: Match, held: StanceWords, *, rejected: bool) -> bool:
    """Whether "false" is what is said of something, not of what kind something else is ("false teeth"); a verbless
    "false" says the same as a cue that rejects."""
    after = words[match.last].form if match.last < len(words) else ""
    free = not after or is_mark(words[match.last]) or after in held.lists["after_predicates"]
    if not free and after not in held.lists["claims"]:
        return False
    verb = next((at for at, word in enumerate(words[: match.last]) if word.form in held.lists["copulas"]), None)
    if verb is None:
        ends = not after or is_mark(words[match.last])
        return ends and not rejected and not any(word.form in held.lists["auxiliaries"] for word in words)
    named = any(word.form in held.lists["claims"] for word in words[: match.last + 1])
    return match.first - verb <= NEAR_VERB and (not verb or named or match.fixed >= SET_PHRASE)


def _trails(words: Sequence[Word], match: Match, held: StanceWords) -> bool:
    """Whether a negation after a comma comes after the verb and has none of its own ("we pay, no excuses")."""
    verbs = [at for at, word in enumerate(words) if word.form in held.lists["auxiliaries"]]
    return bool(verbs) and verbs[-1] < match.first


def _fronted(front: Sequence[Word], held: StanceWords) -> View:
    """What set phrases before the main clause say of it ("as far as we know", "under no circumstances")."""
    view = View()
    for match in leading(held.hedges.matches(forms(front))):
        if match.fixed >= SET_PHRASE:
            view = view.under(held.kinds[match.label], covered(front, match))
    for match in leading(held.polarity.matches([word.form for word in front])):
        if match.label == NEGATES and match.fixed >= SET_PHRASE:
            view = View(view.degree, not view.positive, view.hedges, (*view.negations, covered(front, match)))
    return view


def _places(matches: Sequence[Match]) -> set[int]:
    return {place for match in matches for place in range(match.first, match.last)}


def _negates_clause(words: Sequence[Word], match: Match, held: StanceWords) -> bool:
    """Not "no" after a preposition ("with no help"), nor "not" there, after a comma ("to fall, not rise") or before an
    infinitive inside the clause ("chose not to come")."""
    this, before = words[match.first].form, words[match.first - 1].form if match.first else ""
    if not before or match.fixed > (SHORT if this in held.lists["contrasting"] else 1):
        return True
    if this in held.lists["bare"]:
        trails = before == COMMA and _trails(words, match, held)
        return not trails and before not in held.lists["prepositions"]
    following = words[match.last].form if match.last < len(words) else ""
    if before in held.lists["prepositions"] - held.lists["infinitive"]:
        return False
    contrasted = this in held.lists["contrasting"] and (
        before == COMMA or (before in held.lists["joining"] and _trails(words, match, held))
    )
    return not contrasted and not (following in held.lists["infinitive"] and before not in held.lists["auxiliaries"])
