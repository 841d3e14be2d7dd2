"""Scores of reversals, reuse, silence and grounds. The one rule: what the program gives beyond the answers counts as
wrong only where the answers speak against it, or where they are meant to list all."""

from collections.abc import Collection, Iterator

from benchmarks.affair_scoring import Fault, Score, alike, touching
from benchmarks.affair_scoring_claims import main_claim
from benchmarks.affair_scoring_gold import GoldGround, TwoSayings
from benchmarks.affair_scoring_world import World, place_of
from onrecord.linking.grouping import grouped
from onrecord.linking.reversals import Reversal
from onrecord.records import Ground, Stance, words
from onrecord.reports.reversals import changes
from onrecord.reports.silence import Silent, silent


def report_scores(world: World) -> Iterator[Score]:
    """How the smaller reports answer."""
    yield from _reversals(world)
    yield from _reuse(world)
    yield from _silence(world)
    yield from _grounds(world)


def _reversals(world: World) -> Iterator[Score]:
    found = changes(world.ledger)
    listed = world.gold.reversals
    wrong = [
        world.pair_fault((one.before.id, one.after.id), f"{one.change}, not listed")
        for one in found
        if not any(_same_change(world, gold, one) for gold in listed)
    ]
    missing = [
        Fault(
            f"{gold.one.url} | {gold.other.url}",
            f"{_shown(world, gold)}",
            f"{gold.speaker}, {gold.kind}: “{gold.one.quote}” × “{gold.other.quote}”",
        )
        for gold in listed
        if not any(_same_change(world, gold, one) for one in found)
    ]
    yield Score("reversals", "reversals given that are listed", len(found) - len(wrong), len(found), tuple(wrong))
    yield Score("reversals-missing", "reversals found", len(listed) - len(missing), len(listed), tuple(missing))
    false = [gold for gold in world.gold.not_reversals if any(_same_change(world, gold, one) for one in found)]
    yield Score(
        "reversals",
        "seeming reversals left alone",
        len(world.gold.not_reversals) - len(false),
        len(world.gold.not_reversals),
    )


def _shown(world: World, gold: TwoSayings) -> str:
    return "  ×  ".join(world.shown(world.found(anchor, gold.speaker)) for anchor in (gold.one, gold.other))


def _same_change(world: World, gold: TwoSayings, found: Reversal) -> bool:
    return found.before.id in world.touching(gold.one) and found.after.id in world.touching(gold.other)


def reuse_pairs(
    found: Collection[tuple[str, str]], gold: Collection[tuple[str, str]]
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Of the pairs that were found those that are right, and those that are wrong; copies of one original share their
    words, so that pairs of them are neither."""
    families = grouped(
        sorted({url for pair in gold for url in pair}), lambda url: [pair for pair in gold if url in pair]
    )
    kin = {url: number for number, family in enumerate(families) for url in family}
    right = set(found) & set(gold)
    wrong = {(one, other) for one, other in set(found) - right if kin.get(one, one) != kin.get(other, other)}
    return right, wrong


def _reuse(world: World) -> Iterator[Score]:
    urls = {reading.document.id: url for url, reading in world.readings.items()}
    passages = {
        (urls[document], urls[one.document]): one.span.cut(world.readings[urls[document]].document.text)
        for document in urls
        for one in world.ledger.reused(document)
    }
    right, wrong = reuse_pairs(passages, world.gold.reuse)
    faults = tuple(Fault(f"{one} | {other}", passages[one, other], "not listed") for one, other in sorted(wrong))
    missing = tuple(Fault(f"{one} | {other}", "nothing", "reused") for one, other in sorted(world.gold.reuse - right))
    yield Score("reuse", "reuse, document pairs given that are listed", len(right), len(right) + len(wrong), faults)
    yield Score("reuse-missing", "reuse, document pairs found", len(right), len(world.gold.reuse), missing)


def _silence(world: World) -> Iterator[Score]:
    found = [one for one in silent(world.ledger, max(world.gold.days.values())) if not one.declined]
    claims = {claim.id: claim for claim in world.gold.claims}
    missing = []
    for actor, name in world.gold.silence:
        main = main_claim(world, claims[name])
        if not any(one.silence.claim.id == main and alike(actor, one.name) for one in found):
            own = "no claim of the program" if main is None else f"not silent on {main[:8]}"
            missing.append(Fault(f"claim {name}", own, f"{actor} is silent"))
    whole = len(world.gold.silence)
    yield Score("silence", "silences found", whole - len(missing), whole, tuple(missing))
    wrong = [one for claim in world.gold.claims for one in _contradicted(world, claim.id, found)]
    yield Score("silence-wrong", "silences given, on which somebody spoke", len(wrong), len(found), tuple(wrong))


def _contradicted(world: World, name: str, found: Collection[Silent]) -> Iterator[Fault]:
    """Silences of whoever takes a side on the claim in the answers."""
    claim = next(claim for claim in world.gold.claims if claim.id == name)
    main = main_claim(world, claim)
    firm = [one for one in claim.statements if one.stance in {Stance.ASSERTS, Stance.DENIES}]
    for one in found:
        spoken = [told for told in firm if alike(told.speaker, one.name)] if one.silence.claim.id == main else []
        if spoken:
            yield world.fault(
                spoken[0].anchor, f"{one.name} silent on “{one.standing.words}”", f"{spoken[0].speaker}, {name}"
            )


def _grounds(world: World) -> Iterator[Score]:
    listed = world.gold.grounds
    whole = [gold for gold in listed if gold.ground is not None]
    missing = [
        _ground_fault(world, gold)
        for gold in whole
        if not any(_ground_right(world, gold, one) for one in _near(world, gold))
    ]
    yield Score(
        "grounds-missing", "grounds found with their conclusions", len(whole) - len(missing), len(whole), tuple(missing)
    )
    near = {(gold.url, one): gold for gold in whole for one in _near(world, gold)}
    wrong = [
        Fault(url, _told(world, url, one), f"“{gold.ground}” for “{gold.conclusion}”")
        for (url, one), gold in near.items()
        if not any(other.url == url and _ground_right(world, other, one) for other in whole)
    ]
    yield Score(
        "grounds",
        "grounds that touch a listed one, right at both ends",
        len(near) - len(wrong),
        len(near),
        tuple(wrong),
    )
    concluded = [(gold, [one for one in _near(world, gold) if _concludes(world, gold, one)]) for gold in listed]
    shut = [_ground_fault(world, gold) for gold, some in concluded if not any(one.open is gold.open for one in some)]
    yield Score(
        "grounds-open", "conclusions found, rightly open or not", len(listed) - len(shut), len(listed), tuple(shut)
    )


def _near(world: World, gold: GoldGround) -> list[Ground]:
    """Grounds that touch a listed one at either end."""
    reading = world.readings.get(gold.url)
    if reading is None:
        return []
    places = [place_of(reading.document.text, quote) for quote in (gold.ground, gold.conclusion) if quote]
    return [one for one in reading.grounds if touching((*one.ground, *one.conclusion), places)]


def _concludes(world: World, gold: GoldGround, found: Ground) -> bool:
    text = world.readings[gold.url].document.text
    return touching(found.conclusion, (place_of(text, gold.conclusion),)) > 0


def _ground_right(world: World, gold: GoldGround, found: Ground) -> bool:
    text = world.readings[gold.url].document.text
    grounded = gold.ground is not None and touching(found.ground, (place_of(text, gold.ground),)) > 0
    return grounded and _concludes(world, gold, found)


def _ground_fault(world: World, gold: GoldGround) -> Fault:
    own = "; ".join(_told(world, gold.url, one) for one in _near(world, gold)) or "nothing"
    told = f"“{gold.ground}” for “{gold.conclusion}”" if gold.ground else f"open: “{gold.conclusion}”"
    return Fault(gold.url, own, told)


def _told(world: World, url: str, one: Ground) -> str:
    text = world.readings[url].document.text
    end = " (open)" if one.open else ""
    return f"{one.kind}: “{words(text, one.ground)}” for “{words(text, one.conclusion)}”{end}"
