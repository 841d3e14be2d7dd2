"""What is done by saying it. The one rule: the cue decides, unless it leaves it to the words, or the words outdo it."""

from collections.abc import Sequence

from onrecord.reading.acts.lexicon import ActWords, Rule, act_words
from onrecord.reading.acts.saying import Said, said_sentences
from onrecord.reading.certainty.framing import Frame
from onrecord.reading.certainty.phrases import Match, leading
from onrecord.reading.certainty.propositions import NEGATES
from onrecord.reading.certainty.stances import stance_words
from onrecord.reading.certainty.utterances import Utterance
from onrecord.records import Act, Certainty, Degree

SAY = "say"
HEDGED = frozenset({Degree.PROBABLE, Degree.POSSIBLE})


def name_act(utterance: Utterance, certainty: Certainty) -> Act:
    """What the speaker does by the statement."""
    language = utterance.words.language
    held = act_words(language)
    classes = held.classes(_cue(utterance.frame, held, language))
    sentences = said_sentences(utterance)
    for rule in held.rules:
        if not rule.cues.isdisjoint(classes) and any(_fits(rule, said, certainty) for said in sentences):
            return rule.act
    return Act(classes[-1])


def _cue(frame: Frame, held: ActWords, language: str) -> str:
    """The class of a cue: of the phrases in it, the first that says more than that something was said."""
    words = [word.form for word in frame.words]
    matches = [
        match for match in leading(held.cues.matches(words)) if match.last > frame.own and match.first < frame.content
    ]
    telling = [match for match in matches if match.label != SAY] or matches
    if not telling:
        return SAY
    chosen = telling[0]
    return held.when_negated(chosen.label) if _negated(words, chosen, frame, language) else chosen.label


def _negated(words: Sequence[str], chosen: Match, frame: Frame, language: str) -> bool:
    found = [match for match in leading(stance_words(language).polarity.matches(words)) if match.label == NEGATES]
    before = [match for match in found if match.last <= chosen.first]
    return (len(before) + frame.nobody) % 2 == 1


def _fits(rule: Rule, said: Said, certainty: Certainty) -> bool:
    phrases = said.main if rule.main else said.whole
    return (
        rule.own in (None, said.own)
        and rule.direct in (None, said.direct)
        and rule.asks in (None, said.asks)
        and rule.polarity in (None, certainty.polarity)
        and rule.hedged in (None, certainty.degree in HEDGED)
        and (rule.most is None or said.length <= rule.most)
        and (rule.opens is None or rule.opens in said.opening)
        and (rule.phrases is None or rule.phrases in phrases)
        and (rule.lacks is None or rule.lacks not in phrases)
    )
