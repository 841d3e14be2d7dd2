from onrecord.records import Claim, HopKind, Member, Origin, OriginKind, Told
from onrecord.reports.origins import origin_words, traced
from tests.linking.origins.conftest import telling

FIRST = telling("The Saltmarsh Courier", 9, (HopKind.UNNAMED, "two people familiar with the call"))
SECOND = telling("Meridian", 10, (HopKind.NAMED, "The Saltmarsh Courier"))
THIRD = telling("The Daily Lamp", 12, (HopKind.NAMED, "Mirthe Osk"))
DENIAL = telling("The Quay", 13, (HopKind.NAMED, "Teodor Žalvic"))
TOLD = {one.id: one for one in (FIRST, SECOND, THIRD, DENIAL)}
CLAIM = Claim(
    FIRST.id,
    tuple(Member(name, agrees=name != DENIAL.id, confidence=0.9) for name in (*sorted(TOLD), "not held")),
)


def test_the_sentence_explains_the_count_and_leaves_denials_out_of_it() -> None:
    found = traced(CLAIM, TOLD)
    assert found.sentence == (
        "Told in 3 documents by 3 outlets; goes back to 2 independent origins: "
        "(1) “two people familiar with the call”, unnamed, of The Saltmarsh Courier, 2026-03-09; "
        "(2) Mirthe Osk, on the record, 2026-03-12."
    )
    assert [origin_words(origin) for origin in found.against] == ["Teodor Žalvic, on the record, 2026-03-13"]
    assert (found.words, found.resting.unnamed, found.resting.statements) == ("the gates would be opened", 2, 3)
    assert [document.origins for document in found.carried] == [(0,), (0,), (1,)]


def test_a_claim_that_is_only_denied_has_no_origin() -> None:
    alone = Claim(DENIAL.id, (Member(DENIAL.id, agrees=False, confidence=1.0),))
    found = traced(alone, TOLD)
    assert (found.origins, found.carried) == ((), ())
    assert found.sentence == "Nobody tells it; 1 origin against it."


def test_origins_of_every_kind_have_words() -> None:
    outlet = traced(_of(telling("The Quay", None)), {**TOLD, **_held(telling("The Quay", None))})
    assert outlet.sentence.endswith("1 independent origin: (1) The Quay, which names no source.")
    nobody = traced(_of(telling(None, None)), _held(telling(None, None)))
    assert nobody.sentence.endswith("1 independent origin: (1) a source that nothing tells of.")
    log = telling("The Quay", 3, (HopKind.DOCUMENT, "the log"))
    assert traced(_of(log), _held(log)).sentence.endswith("(1) the log, a document, 2026-03-03.")


def _of(told: Told) -> Claim:
    return Claim(told.id, (Member(told.id, agrees=True, confidence=1.0),))


def _held(told: Told) -> dict[str, Told]:
    return {told.id: told}


def test_an_origin_that_was_only_forwarded_says_so() -> None:
    origin = Origin(OriginKind.OUTLET, "Tolm Watch", ("a",), outlet="Tolm Watch", uncertain=True)
    assert origin_words(origin) == "Tolm Watch, from where it was forwarded; who said it first is not shown"
