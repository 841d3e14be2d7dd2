from dataclasses import replace

import pytest

from onrecord.linking.origins import origins
from onrecord.records import HopKind, OriginKind, Told, UnnamedKind
from tests.linking.origins.conftest import Tell, taken

NAMED, UNNAMED, OUTLET = HopKind.NAMED, HopKind.UNNAMED, HopKind.OUTLET
COURIER, LAMP, WIRE, QUAY = "The Saltmarsh Courier", "The Daily Lamp", "Meridian", "The Quay"
TWO = (UNNAMED, "two people familiar with the call")


def told_apart(*told: Told) -> list[tuple[OriginKind, str, int]]:
    """Kind and name of each origin, and how many statements go back to it; the same in any order."""
    found = origins(told)
    assert sorted(name for origin in found for name in origin.statements) == sorted(one.id for one in told)
    for turn in range(len(told)):
        assert origins((*told[turn:], *told[:turn])) == found
        assert origins(reversed((*told[turn:], *told[:turn]))) == found
    return [(origin.kind, origin.name, len(origin.statements)) for origin in found]


EXCLUSIVE = OriginKind.UNNAMED, "two people familiar with the call"


def test_an_exclusive_and_all_who_repeat_it_are_one_origin(tell: Tell) -> None:
    first = tell(COURIER, 9, TWO)
    assert told_apart(
        first,
        tell(COURIER, 9, (UNNAMED, "a third official"), text="A third official, who had read a note, said that {}."),
        tell(COURIER, 14, TWO, about="the follow-up"),
        tell(WIRE, 10, (NAMED, "The Saltmarsh Courier")),
        tell(LAMP, 10, text="The gates were to open, as the Courier reported on Monday: {}."),
        tell(QUAY, 10, (UNNAMED, "sources")),
        tell(QUAY, 11, about="in its own voice"),
        tell("Tolm Watch", 12, (OUTLET, "the Courier"), (UNNAMED, "two people")),
        tell("Anster Echo", 12, (NAMED, "The Courier"), (NAMED, "Vašek Orudin")),
        tell("Freight Letter", 13, (UNNAMED, "officials"), reused=[taken(first)]),
        tell("Free Line", 13, text="Forwarded from The Saltmarsh Courier\n\nPeople said that {}."),
        tell("Gazette", 9, (UNNAMED, "insiders"), text="LISK, March 9 (The Saltmarsh Courier) - It is said that {}."),
    ) == [(*EXCLUSIVE, 12)]


def test_another_outlets_own_officials_are_another_origin(tell: Tell) -> None:
    own = (UNNAMED, "a senior official in the Foreign Ministry")
    assert told_apart(tell(COURIER, 9, TWO), tell(WIRE, 12, own, unnamed=UnnamedKind.OFFICIAL)) == [
        (*EXCLUSIVE, 1),
        (OriginKind.UNNAMED, "a senior official in the Foreign Ministry", 1),
    ]
    told = "The Courier reported the call first. Two officials told Meridian that {}."
    assert len(told_apart(tell(COURIER, 9, TWO), tell(WIRE, 12, (OUTLET, "Meridian"), own, text=told))) == 2
    assert len(told_apart(tell(COURIER, 9, TWO), tell(WIRE, 12, own, text=told))) == 1


def test_one_outlets_sources_of_plainly_different_kinds_are_two(tell: Tell) -> None:
    diver = tell(COURIER, 12, (UNNAMED, "a diver"), unnamed=UnnamedKind.WITNESS)
    spy = tell(COURIER, 9, (UNNAMED, "an intelligence officer"), unnamed=UnnamedKind.INTELLIGENCE)
    assert len(told_apart(spy, diver)) == 2


ZALVIC = (NAMED, "Teodor Žalvic")
SAID = "“There was never any call between them in that week,” he said, and {}."


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        pytest.param({"said": (9, 9)}, {"said": (9, 9)}, 1, id="one day"),
        pytest.param({"said": (9, 9)}, {"said": (20, 20)}, 2, id="other days"),
        pytest.param({"said": (None, 10)}, {"said": (9, 9)}, 1, id="told without a day, soon after"),
        pytest.param({"said": (9, 9)}, {"said": (None, 20)}, 2, id="told without a day, much later"),
        pytest.param({"said": (9, 9)}, {"said": (None, 20), "cue": "had said"}, 1, id="recalled"),
        pytest.param(
            {"said": (9, 9), "content": "“there was never any call between them”"},
            {"said": (20, 20), "content": "“There was never any call between them in that week”"},
            1,
            id="the same words, whenever they are printed",
        ),
        pytest.param({"said": (9, 9)}, {"said": (None, 20), "cue": "says"}, 1, id="still says so"),
        pytest.param(
            {"said": (9, 9)}, {"said": (None, 20), "cue": "says", "content": "“we were asked today”"}, 2, id="says anew"
        ),
    ],
)
def test_a_named_speaker_on_an_occasion_is_one_origin(
    tell: Tell, one: dict[str, object], other: dict[str, object], number: int
) -> None:
    found = told_apart(tell(COURIER, 10, ZALVIC, **one), tell(LAMP, 20, ZALVIC, **other))
    assert [(kind, name) for kind, name, _ in found] == [(OriginKind.OCCASION, "Teodor Žalvic")] * number


def test_two_speakers_are_two_origins_though_their_words_stand_in_one_passage(tell: Tell) -> None:
    first = tell(COURIER, 9, ZALVIC)
    second = tell(LAMP, 9, (NAMED, "Mirthe Osk"), reused=[taken(first)])
    assert {name for _, name, _ in told_apart(first, second)} == {"Teodor Žalvic", "Mirthe Osk"}


def test_whoever_speaks_through_an_unnamed_source_is_not_on_the_record(tell: Tell) -> None:
    assert told_apart(tell(COURIER, 9, TWO, (NAMED, "Vašek Orudin"))) == [(*EXCLUSIVE, 1)]


def test_a_speaker_who_tells_of_unnamed_ones_is_the_origin(tell: Tell) -> None:
    assert told_apart(tell(COURIER, 9, ZALVIC, (UNNAMED, "engineers"))) == [(OriginKind.OCCASION, "Teodor Žalvic", 1)]


def test_what_an_outlet_is_quoted_with_goes_back_to_the_outlet(tell: Tell) -> None:
    quoted = tell(WIRE, 9, (OUTLET, "The Daily Lamp"), ZALVIC)
    assert told_apart(quoted, tell(LAMP, 9, ZALVIC)) == [(OriginKind.OCCASION, "Teodor Žalvic", 2)]


def test_a_credited_outlet_whose_story_is_not_held_is_an_origin(tell: Tell) -> None:
    assert told_apart(
        tell(LAMP, 10, text="The Lisk Herald reported that {}."),
        tell(WIRE, 11, (NAMED, "Lisk Herald")),
        tell(QUAY, 12),
    ) == [(OriginKind.OUTLET, "Lisk Herald", 3)]


def test_a_body_that_publishes_its_words_is_a_speaker(tell: Tell) -> None:
    ministry = (NAMED, "Ministry of Water")
    release = tell("Ministry of Water", 9, text="The commission has decided: {}.")
    assert told_apart(tell(LAMP, 8, TWO), release, tell(WIRE, 9, ministry)) == [
        (*EXCLUSIVE, 1),
        (OriginKind.OCCASION, "Ministry of Water", 2),
    ]


def test_a_document_that_is_cited_is_one_origin_whoever_cites_it(tell: Tell) -> None:
    log = (HopKind.DOCUMENT, "a log of the dam's control system")
    again = tell(LAMP, 20, (HopKind.DOCUMENT, "the log"))
    letter = tell(QUAY, 21, (HopKind.DOCUMENT, "a letter to the committee"))
    assert told_apart(tell(COURIER, 19, log), again, letter) == [
        (OriginKind.DOCUMENT, "a log of the dam's control system", 2),
        (OriginKind.DOCUMENT, "a letter to the committee", 1),
    ]


def test_who_tells_it_later_without_a_source_confirms_nothing(tell: Tell) -> None:
    tabloid = tell(LAMP, 10, (UNNAMED, "sources"), text="Hours before the flood, {}, sources say.")
    assert told_apart(tell(COURIER, 9, TWO), tabloid, tell(QUAY, 11)) == [(*EXCLUSIVE, 3)]


def test_who_told_it_before_is_an_origin_even_without_a_source(tell: Tell) -> None:
    assert told_apart(tell(LAMP, 8), tell(COURIER, 9, TWO)) == [(OriginKind.OUTLET, LAMP, 1), (*EXCLUSIVE, 1)]
    assert told_apart(tell(None, None)) == [(OriginKind.UNKNOWN, "", 1)]


def test_the_lead_goes_back_to_the_source_that_the_same_document_gives(tell: Tell) -> None:
    lead = tell(LAMP, 12, content="gates were to be opened")
    body = tell(LAMP, 12, (UNNAMED, "a government insider"))
    assert told_apart(tell(COURIER, 9, TWO), lead, body) == [
        (*EXCLUSIVE, 1),
        (OriginKind.UNNAMED, "a government insider", 2),
    ]


def test_hours_tell_what_days_do_not(tell: Tell) -> None:
    before = tell(LAMP, "09T06:00:00+00:00")
    after = tell(QUAY, "09T18:00:00+00:00")
    first = tell(COURIER, "09T12:00:00+00:00", TWO)
    assert told_apart(before, first, after) == [(OriginKind.OUTLET, LAMP, 1), (*EXCLUSIVE, 2)]


def test_the_newspaper_is_the_one_that_was_named_before(tell: Tell) -> None:
    text = "The Saltmarsh Courier reported a call. The newspaper said that {}."
    assert told_apart(tell(COURIER, 9, TWO), tell(WIRE, 12, (NAMED, "The newspaper"), text=text)) == [(*EXCLUSIVE, 2)]


def test_an_outlet_that_recalls_its_exclusive_is_no_further_origin(tell: Tell) -> None:
    recalled = tell(COURIER, 14, (NAMED, "The Courier"), (NAMED, "Vašek Orudin"))
    assert told_apart(tell(COURIER, 9, TWO), recalled) == [(*EXCLUSIVE, 2)]


def test_those_who_credit_one_story_agree_though_it_is_not_held(tell: Tell) -> None:
    log = tell(WIRE, 21, (NAMED, "The Lisk Herald"), (HopKind.DOCUMENT, "a log"))
    assert told_apart(log, tell(LAMP, 22, (NAMED, "the Herald"))) == [(OriginKind.DOCUMENT, "a log", 2)]


def test_a_surname_is_that_of_the_one_who_has_it(tell: Tell) -> None:
    full, short = tell(COURIER, 9, ZALVIC), tell(LAMP, 9, (NAMED, "Žalvic"))
    assert [number for _, _, number in told_apart(full, short)] == [2]
    assert len(told_apart(full, short, tell(QUAY, 9, (NAMED, "Ana Žalvic")))) == 3


def test_nobody_unnamed_gets_an_actor(tell: Tell) -> None:
    through, direct = tell(COURIER, 9, TWO, ZALVIC), tell(LAMP, 20, ZALVIC, said=(20, 20))
    assert [(origin.kind, origin.actor) for origin in origins([through, direct])] == [
        (OriginKind.UNNAMED, None),
        (OriginKind.OCCASION, "teodor-zalvic"),
    ]


def test_an_occasion_has_a_day_that_all_of_it_share(tell: Tell) -> None:
    told = [tell(COURIER, day, ZALVIC, said=(None, day)) for day in (11, 13, 15)]
    assert [number for _, _, number in told_apart(*told)] == [2, 1]


@pytest.mark.parametrize("words", ["a report", "press reports", "the media"])
def test_a_report_that_nobody_names_goes_back_to_what_was_told_before(tell: Tell, words: str) -> None:
    assert told_apart(tell(COURIER, 9, TWO), tell(QUAY, 11, (HopKind.DOCUMENT, words))) == [(*EXCLUSIVE, 2)]


@pytest.mark.parametrize("words", ["no minister", "both"])
def test_who_is_nobody_is_no_origin(tell: Tell, words: str) -> None:
    repeated = tell(QUAY, 11, (HopKind.COLLECTIVE, words))
    assert told_apart(tell(COURIER, 9, ZALVIC), repeated) == [(OriginKind.OCCASION, "Teodor Žalvic", 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a person who has read the note of the talks", "A person who has read the note of the call"),
        ("three divers of the port", "three divers"),
        ("two senior officials", "two senior officials"),
        ("a diver", "a diver"),
    ],
)
def test_unnamed_sources_of_two_outlets_are_never_taken_for_one(tell: Tell, one: str, other: str) -> None:
    assert len(told_apart(tell(COURIER, 9, (UNNAMED, one)), tell(WIRE, 12, (UNNAMED, other)))) == 2


def test_an_outlet_is_found_behind_what_it_is_called(tell: Tell) -> None:
    credited = tell(LAMP, 12, (NAMED, "the dissident site Saltmarsh Courier"))
    assert told_apart(tell("Saltmarsh Courier", 9, TWO), credited) == [(*EXCLUSIVE, 2)]


def test_a_story_that_somebody_speaks_about_is_the_outlets(tell: Tell) -> None:
    content = "a report in The Saltmarsh Courier that the gates would be opened"
    about = tell(QUAY, 12, ZALVIC, content=content, text="Žalvic spoke about {}.")
    assert told_apart(tell(COURIER, 9, TWO), about) == [(*EXCLUSIVE, 2)]


def test_a_summary_of_what_somebody_said_is_no_origin_beside_the_speaker(tell: Tell) -> None:
    summary = HopKind.DOCUMENT, "a summary of his testimony"
    again = tell(QUAY, 20, (HopKind.DOCUMENT, "the summary"))
    assert told_apart(tell(COURIER, 9, summary, ZALVIC), again) == [(OriginKind.OCCASION, "Teodor Žalvic", 2)]
    other = tell(LAMP, 9, summary, (NAMED, "Mirthe Osk"))
    assert len(told_apart(tell(COURIER, 9, summary, ZALVIC), again, other)) == 3


def test_the_document_of_a_body_that_publishes_it_is_its_word(tell: Tell) -> None:
    review = tell("Ministry of Water of Lisk", 9, (HopKind.DOCUMENT, "the technical review"))
    assert told_apart(review, tell(WIRE, 9, (NAMED, "Water Ministry"))) == [
        (OriginKind.OCCASION, "Ministry of Water of Lisk", 2)
    ]


def test_what_was_only_forwarded_goes_back_to_whom_it_is_from_and_no_further(tell: Tell) -> None:
    def forwarded(publisher: str, day: int) -> Told:
        told = tell(publisher, day, (NAMED, "Tolm Watch"))
        return replace(told, chain=(told.chain[0], replace(told.chain[1], uncertain=True)))

    (origin,) = origins([forwarded(LAMP, 9), forwarded(QUAY, 10)])
    assert (origin.kind, origin.name, origin.uncertain, origin.actor) == (OriginKind.OUTLET, "Tolm Watch", True, None)
    (shown,) = origins([tell("Tolm Watch", 8), forwarded(QUAY, 10)])
    assert (shown.name, shown.uncertain) == ("Tolm Watch", False)
