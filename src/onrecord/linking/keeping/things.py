"""What is to be done, in words that can be looked for in what is told later. The one rule: forms of a word are known as
one by their first letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.linking.keeping.lexicon import OutcomeWords, outcome_words
from onrecord.records import Owed

LONGEST = 400
"""Characters of a content that are looked at."""
STEM = 5
"""Letters by which forms of a word are known as one."""
PLURAL = 3
"""Letters of the longest word that has no plural's \"s\" taken off."""
NOUN = 3
"""Words among which a noun that stands for a deed is the first."""
_BEFORE, _MOST = 120, 9
"""Characters before a deed in which its subject is looked for, and the words it has at most."""
_CLAUSE = re.compile(r"[.,;:!?\n“”\"()]|\b(?:that|and|but|because|when|if|said|says)\b")
_LEADING = frozenset({"is", "are", "was", "were", "to", "due", "should", "be", "also", "now", "not"})
"""Words between a subject and what it is to do or to suffer."""
_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Thing:
    """What is to be done, in words that can be looked for: the pasts of its verb, the
    stems of what it is about, those of its first words among them, and the verb in its plain form."""

    what: str
    pasts: frozenset[str]
    stems: frozenset[str]
    negated: bool
    heads: frozenset[str] = frozenset()
    verb: str = ""


def thing_of(owed: Owed) -> Thing:
    """What is to be done, in words that can be looked for."""
    words = outcome_words()
    forms = forms_of(owed.what)
    negated = bool(forms) and forms[0] in {"not", "never"}
    forms = [form for form in forms if form not in {"not", "never", "to"}] if negated else forms
    forms = forms[1:] if len(forms) > 1 and forms[0].endswith("ly") else forms
    verb, done, about = _deed_first(forms, words)
    actor = {stem for name in (owed.by_name, owed.to_name) if name for stem in stems_of(forms_of(name), words)}
    what = owed.what
    if (done or verb in words.happening) and not stems_of(about, words) - actor:
        subject = _subject(owed, words)
        what, about = " ".join((*subject, what)), [*subject, *about]
    near = next((at for at, form in enumerate(about) if at and form in words.prepositions), len(about))
    telling, heads = (stems_of(part, words) - actor for part in (about, about[:near]))
    pasts = frozenset({done}) if done else frozenset(words.pasts(verb)) if verb else frozenset()
    return Thing(what, pasts, telling, negated, heads, verb)


def _subject(owed: Owed, words: OutcomeWords) -> list[str]:
    """What the clause of the deed is about, where the words for the deed name nothing: "the first florins" of "the
    first florins are to be paid"."""
    start = min(span.start for span in owed.commitment.what)
    clause = _CLAUSE.split(owed.text[max(0, start - _BEFORE) : start])[-1]
    forms = forms_of(clause)
    while forms and (forms[-1] in words.modals or forms[-1] in _LEADING):
        forms.pop()
    return forms if len(forms) <= _MOST else []


def _deed_first(forms: Sequence[str], words: OutcomeWords) -> tuple[str, str, Sequence[str]]:
    """The verb, its participle where something is done to a thing ("the sum will be paid"), and what it is about; a
    noun that stands for a deed gives its verb."""
    modal = next((at for at, form in enumerate(forms) if at and form in words.modals), None)
    if modal is not None:
        behind = [form for form in forms[modal + 1 :] if form not in words.passive]
        verb = behind[0] if behind else ""
        suffers = len(behind) < len(forms) - modal - 1
        participle = verb if suffers and words.is_past(verb) else ""
        done_to = words.verb_of(participle) if participle else ""
        return done_to if suffers else verb, participle, [*forms[:modal], *behind[1:]]
    suffered = next((at for at, form in enumerate(forms[:-1]) if form == "be" and words.is_past(forms[at + 1])), None)
    if suffered is not None:
        participle = forms[suffered + 1]
        return words.verb_of(participle), participle, [*forms[:suffered], *forms[suffered + 2 :]]
    noun = next((at for at, form in enumerate(forms[:NOUN]) if form in words.deeds), None)
    if noun is not None and (noun <= 1 or forms[0] in words.common):
        thing = words.deeds[forms[noun]] == "build"
        return words.deeds[forms[noun]], "", [*forms[:noun], *forms[noun + (not thing) :]]
    return words.plain(forms[0]) if forms else "", "", forms[1:]


def forms_of(text: str) -> list[str]:
    """The words of a text in lower case, those with a hyphen as one."""
    return _WORD.findall(text[:LONGEST].lower().replace("’", "'"))


def stems_of(forms: Sequence[str], words: OutcomeWords) -> frozenset[str]:
    """The beginnings of words that tell something."""
    return frozenset(_stem(form) for form in forms if form not in words.common and len(form) > 1)


def _stem(form: str) -> str:
    """The first letters of a word, the plural's "s" left out."""
    plural = len(form) > PLURAL and form.endswith("s") and not form.endswith("ss")
    return (form[:-1] if plural else form)[:STEM]


def content_stems(text: str) -> frozenset[str]:
    """The telling words of a text, by their first letters."""
    return stems_of(forms_of(text), outcome_words())
