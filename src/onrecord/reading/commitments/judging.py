"""Whether a deed binds, and as what. The one rule: in doubt it does not."""

from onrecord.reading.commitments.acting import agents
from onrecord.reading.commitments.complements import Deed
from onrecord.reading.commitments.deeds import assured, comes_about, suffers
from onrecord.reading.commitments.lexicon import DUTY, LIMIT, MODAL, MUST, NOUN, VERB
from onrecord.reading.commitments.parties import is_speaker
from onrecord.reading.commitments.parting import Parts
from onrecord.reading.commitments.scenes import Range, Scene
from onrecord.reading.commitments.sides import for_a_body, for_its_side, foretold
from onrecord.records import Act, CommitmentKind, Statement

UNBOUND = frozenset({Act.DECLINE, Act.ASK, Act.PREDICT, Act.ASSESS, Act.ACCUSE, Act.PRAISE, Act.CONDEMN, Act.ADVISE})
"""Acts by which nobody binds himself with "will"."""
JUDGING = frozenset({Act.PREDICT, Act.ASSESS, Act.PRAISE, Act.CONDEMN})
"""Those beside which a deed with a last day binds nevertheless."""
SOON = 3
"""In how many words behind "will" the harm is named."""
ASKED = 2
"""Words behind "want", at least, where somebody else is to act: "want them to leave"."""
BINDING = frozenset({Act.PROMISE, Act.THREATEN, Act.OFFER})


def binding_kind(scene: Scene, deed: Deed, told_by: Statement | None, parts: Parts) -> CommitmentKind | None:
    """The kind of the commitment; None where there is none."""
    if deed.form == LIMIT and deed.kind == "demand":
        pressing = told_by is not None and told_by.act in {Act.DEMAND, Act.THREATEN, Act.WARN}
        return _demanded(parts) if parts.due and (parts.otherwise or pressing) else None
    if deed.form == LIMIT:
        return CommitmentKind.ULTIMATUM if parts.due or parts.otherwise else None
    if deed.form in {VERB, NOUN}:
        return _by_word(scene, deed, parts)
    if deed.form == DUTY:
        return _duty(scene, deed, told_by, parts)
    if deed.form == MUST:
        return _must(scene, deed, told_by, parts)
    return _own_word(scene, deed, told_by, parts) if deed.form == MODAL else None


def _by_word(scene: Scene, deed: Deed, parts: Parts) -> CommitmentKind | None:
    """A word that binds by itself."""
    if not _meant(scene, deed):
        return None
    if deed.kind == "request" and scene.within(deed.trigger[0], "wanting") and deed.words[0] - deed.trigger[1] < ASKED:
        return None  # "I want to thank you today"
    if deed.kind in {"request", "demand"}:
        pressing = deed.kind == "demand" or parts.due or parts.otherwise or _called_on(scene, deed)
        return _demanded(parts) if pressing else None
    if deed.kind in {"readiness", "plan"}:
        firm = parts.hard or (deed.kind == "readiness" and bool(parts.due or parts.condition))
        return CommitmentKind.PROMISE if firm and deed.subject is not None else None
    if deed.kind == "promise" and _hostile(scene, deed):
        return CommitmentKind.THREAT
    return CommitmentKind(deed.kind)


def _called_on(scene: Scene, deed: Deed) -> bool:
    """Whether somebody in particular is called on to do something in particular: "called on Lisk to free the crew"."""
    asked = deed.actor or deed.object
    if not scene.within(deed.trigger[0], "calling") or asked is None or not _particular(scene, asked):
        return False
    first = deed.words[0] + scene.within(deed.words[0], "negations")
    return scene.within(first, "base") and not any(scene.within(first, name) for name in ("idle", "pious"))


def _meant(scene: Scene, deed: Deed) -> bool:
    """Whether the word stands for what somebody does: "a threat to be the largest" is none."""
    if deed.form == NOUN:
        return not (deed.kind == "threat" and scene.within(deed.words[0], "be"))
    return deed.kind in {"readiness", "plan"} or _willed(scene, deed)


def _willed(scene: Scene, deed: Deed) -> bool:
    """Whether somebody promises or threatens: no storm threatens a coast, and no pledged thing pledges."""
    if deed.subject is None:
        return True
    alone = deed.subject[1] - deed.subject[0] == 1
    it = deed.kind == "threat" and scene.within(deed.subject[0], "it")
    relative = scene.within(deed.subject[0], "relatives") and not scene.within(deed.subject[0], "who")
    if alone and scene.within(deed.subject[0], "pronouns") and not relative:
        return not it
    first, last = deed.subject
    whole = scene.within(first, "determiners") and not scene.within(last - 1, "prepositions")
    promised = deed.kind == "promise" and (whole or scene.within(deed.words[0] - 1, "to"))
    return agents(scene, deed.subject) is not None or promised


def _demanded(parts: Parts) -> CommitmentKind:
    """A demand with a deadline and with what follows if it passes is an ultimatum."""
    return CommitmentKind.ULTIMATUM if parts.due and parts.otherwise else CommitmentKind.DEMAND


def _duty(scene: Scene, deed: Deed, told_by: Statement | None, parts: Parts) -> CommitmentKind | None:
    if deed.kind == "loose":
        first = deed.words[0] + scene.within(deed.words[0], "negations")
        by_then = (parts.due is not None and parts.due.start is None) or bool(parts.otherwise)
        if not by_then or not (scene.within(first, "base") or scene.within(first, "be")):
            return None
    if told_by is not None and told_by.act in {Act.ASK, Act.DENY}:
        return None
    return _demanded(parts) if deed.kind == "loose" and parts.otherwise else CommitmentKind.OBLIGATION


def _must(scene: Scene, deed: Deed, told_by: Statement | None, parts: Parts) -> CommitmentKind | None:
    own = deed.subject is not None and is_speaker(scene, deed.subject, told_by)
    first = deed.subject is not None and scene.within(deed.subject[0], "first")
    if scene.within(deed.trigger[0], "shall"):
        return CommitmentKind.OBLIGATION
    if deed.subject is None or ((first or deed.actor is None or not _answerable(scene, deed)) and not parts.due):
        return None
    if parts.otherwise and parts.due:
        return CommitmentKind.ULTIMATUM
    if own or told_by is None or told_by.act not in {Act.DEMAND, Act.WARN, Act.THREATEN}:
        return CommitmentKind.OBLIGATION if told_by is None or own or told_by.act is not Act.ASSESS else None
    return _demanded(parts)


def _answerable(scene: Scene, deed: Deed) -> bool:
    """Whether somebody in particular is to act: somebody who has a name, an office or is spoken to."""
    return deed.subject is not None and _particular(scene, deed.subject)


def _particular(scene: Scene, words: Range) -> bool:
    places = range(*words)
    named_ = any(scene.words[at].capital and at > 0 and not scene.mark(at - 1) for at in places)
    own = scene.resolve(scene.pieces(places)).actor is not None
    return named_ or own or any(scene.within(at, name) for at in places for name in ("officials", "bodies", "second"))


def _own_word(scene: Scene, deed: Deed, told_by: Statement | None, parts: Parts) -> CommitmentKind | None:
    """What somebody says that he will do himself, or that another one will have to."""
    first = verb_of(scene, deed)
    unbound = UNBOUND - (JUDGING if parts.hard else {Act.PREDICT})
    if deed.actor is None or (told_by is not None and told_by.act in unbound):
        return None
    if _swept(scene, deed):
        return CommitmentKind.PROMISE if _accounting(scene, first) else CommitmentKind.THREAT
    if assured(scene) and not scene.within(deed.actor[0], "sweeping") and not _vague(scene, deed, first):
        return CommitmentKind.THREAT if _hostile(scene, deed) else CommitmentKind.PROMISE
    if scene.within(deed.actor[0], "second") and deed.actor[1] - deed.actor[0] == 1:
        return _demanded(parts) if told_by is not None and told_by.act is Act.DEMAND else None
    return _spoken(scene, deed, told_by, parts)


def _spoken(scene: Scene, deed: Deed, told_by: Statement | None, parts: Parts) -> CommitmentKind | None:
    """What whoever speaks says that he, or the side that he speaks for, will do."""
    first = verb_of(scene, deed)
    if foretold(scene, told_by):
        return None
    reported = not scene.within(deed.trigger[0], "backshifted") or _reported(scene, deed, told_by)
    sided = for_its_side(scene, deed, told_by, parts)
    speaks = is_speaker(scene, deed.actor, told_by) or (sided and not _hostile(scene, deed))
    if not reported:
        return None
    if _held_out(scene, deed, told_by, parts, sided=sided or speaks):
        return CommitmentKind.THREAT
    if speaks and _in_hand(scene, first, told_by, parts):
        return CommitmentKind.THREAT if _threatening(scene, deed, told_by, parts) else CommitmentKind.PROMISE
    undergone = suffers(scene, first) or comes_about(scene, first)
    return _undergone(scene, first, told_by, parts) if undergone else None


def _vague(scene: Scene, deed: Deed, verb: int) -> bool:
    """Whether what is assured is how things will be, and nothing that is done: "this will be tough"."""
    being = scene.within(verb, "be") and scene.within(verb + 1, "states")
    thing = deed.actor is not None and scene.within(deed.actor[0], "pointing")
    weak = scene.within(verb, "idle_always") and not (deed.actor and scene.within(deed.actor[0], "nobody"))
    return being or thing or weak


def _swept(scene: Scene, deed: Deed) -> bool:
    """Whether all who do something are held out harm, or are to answer for it: "any ship that enters will be sunk"."""
    if deed.actor is None or not scene.within(deed.actor[0], "sweeping"):
        return False
    near = range(deed.trigger[1], min(deed.trigger[1] + SOON, deed.words[1]))
    return any(scene.within(at, "ruin") for at in near) or _accounting(scene, verb_of(scene, deed))


def _accounting(scene: Scene, verb: int) -> bool:
    """Whether somebody is to be called to account: "will answer for it", "will be brought to justice"."""
    if scene.within(verb, "answering"):
        return scene.within(verb + 1, "for")
    return (
        scene.within(verb, "be")
        and scene.within(verb + 1, "held")
        and any(scene.within(at, "account") for at in (verb + 2, verb + 3))
    )


def _undergone(scene: Scene, verb: int, told_by: Statement | None, parts: Parts) -> CommitmentKind | None:
    """What is said to be done by a last day, or on a condition, by nobody who is named: "it will be paid by Friday"."""
    act = told_by.act if told_by is not None else None
    passive = suffers(scene, verb)
    harm = passive and any(scene.within(at, "reducing") for at in range(verb + 1, verb + 3))
    if told_by is not None and not (for_a_body(scene, told_by) or act in BINDING):
        return None
    if passive and parts.condition and act is not Act.PROMISE and (harm or _unless(scene, parts)):
        return CommitmentKind.THREAT
    pledged = bool(parts.condition) and act in BINDING
    return CommitmentKind.PROMISE if pledged or (parts.hard and (passive or told_by is not None)) else None


def _held_out(scene: Scene, deed: Deed, told_by: Statement | None, parts: Parts, *, sided: bool) -> bool:
    """Whether harm is held out unless something is done: "the farmers will close the road unless they are paid"."""
    if not _unless(scene, parts):
        return False
    verb = verb_of(scene, deed)
    if told_by is not None and told_by.act is Act.THREATEN:
        return scene.within(verb, "base")
    return (told_by is None or sided) and (scene.within(verb, "harming") or _hostile(scene, deed))


def _reported(scene: Scene, deed: Deed, told_by: Statement | None) -> bool:
    """Whether "would" stands for the speaker's "will": in words that are told, of a third person."""
    return told_by is not None and deed.actor is not None and not scene.within(deed.actor[0], "first")


def _in_hand(scene: Scene, verb: int, told_by: Statement | None, parts: Parts) -> bool:
    """Whether the deed is in the speaker's hands."""
    held = scene.held.lists
    form = scene.form(verb)
    if form in held["idle_always"]:
        return False
    bound = bool(parts.due or parts.condition) or (told_by is not None and told_by.act in BINDING)
    if scene.within(verb, "be") or scene.within(verb, "having"):
        following = scene.form(verb + 1)
        return bound and scene.within(verb, "be") and following not in held["states"] and following.endswith("ing")
    if form in held["idle"]:
        things = range(verb + 1, min(verb + 4, len(scene.forms)))
        onwards = _of_first(scene, verb) and scene.within(verb, "continuing") and not scene.within(verb + 2, "idle")
        begun = (scene.within(verb, "starting") or onwards) and scene.within(verb + 1, "to")
        substance = (
            begun
            or scene.within(verb + 1, "giving_things")
            or (scene.within(verb + 1, "determiners") and not any(scene.within(at, "idle_things") for at in things))
        )
        firm = parts.due is None or parts.due.start is None or bool(parts.condition)
        return form in held["doing"] and ((bound and firm) or (substance and form in held["base"]))
    return scene.within(verb, "base") or bound or _other_deed(scene, verb)


def _doer(scene: Scene, verb: int) -> int:
    """The number of the word before a verb and its modal."""
    before = verb - 1
    while before > 0 and (scene.adverb(before) or scene.within(before, "futures")):
        before -= 1
    return before


def _of_first(scene: Scene, verb: int) -> bool:
    return scene.within(_doer(scene, verb), "first")


def _other_deed(scene: Scene, verb: int) -> bool:
    """Whether a verb that is on no list is told of a person who speaks of himself: "she would debate"."""
    return (
        scene.within(_doer(scene, verb), "singular")
        and not scene.within(verb, "idle")
        and not scene.form(verb).endswith("ed")
    )


def verb_of(scene: Scene, deed: Deed) -> int:
    """The number of a deed's verb, behind its modal, its negation and its adverbs."""
    at = max(deed.words[0], deed.trigger[1]) if deed.form == MODAL else deed.words[0]
    while scene.within(at, "negations") or scene.adverb(at):
        at += 1
    return at


def _hostile(scene: Scene, deed: Deed) -> bool:
    first = deed.words[0]
    violent = scene.within(first, "opening") and any(scene.within(at, "violence") for at in range(first + 1, first + 4))
    return scene.within(first, "hostile") or violent


def _threatening(scene: Scene, deed: Deed, told_by: Statement | None, parts: Parts) -> bool:
    """Whether what is to be done is to harm: a hostile deed, or one that depends on what another does."""
    if _hostile(scene, deed):
        return True
    act = told_by.act if told_by is not None else None
    verb = verb_of(scene, deed)
    pressed = act in {Act.THREATEN, Act.WARN} or _unless(scene, parts) or _attacked(scene, parts)
    return scene.within(verb, "harming") and pressed


def _attacked(scene: Scene, parts: Parts) -> bool:
    """Whether the condition is an attack: "if you shell our villages"."""
    forms = {form for span in parts.condition for form in span.cut(scene.text).lower().split()}
    return bool(forms & (scene.held.lists["hostile"] | {f"{form}s" for form in scene.held.lists["hostile"]}))


def _unless(scene: Scene, parts: Parts) -> bool:
    """Whether the condition asks for something: "unless they apologise", "if they do not pay"."""
    forms = {form for span in parts.condition for form in span.cut(scene.text).lower().replace("’", "'").split()}
    return bool(
        forms & (scene.held.lists["excepting"] | scene.held.lists["negations"] | scene.held.lists["refusing"])
    ) or any(one.endswith("n't") for one in forms)
