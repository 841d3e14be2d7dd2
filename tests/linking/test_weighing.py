"""Who stands where on a claim, in counts."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.weighing import status
from onrecord.records import Act, Degree, SourceKind, Stance
from tests.linking.telling import by_source, claim, day, known, told

FOUND = known(
    told("a", "Ana Brusk | said | the dam held", 3),
    told("b", "Ana Brusk | said | the dam held", 5, publisher="The Lamp"),
    told("c", "two officials | said | the dam held", 4, kind=SourceKind.UNNAMED, document="one"),
    told(
        "d", "Teodor Žalvic | denied | the dam held", 6, act=Act.DENY, negative=True, negations="denied", document="one"
    ),
    told("e", "Bo Tarn | said | the dam fell", 7),
    told("f", "Ivo Maren | said | the dam may have held", None, degree=Degree.POSSIBLE),
)
CLAIM = claim("a", "b", "c", "d", "f", "not told of", against="e")


def test_each_side_is_counted_with_what_it_is_made_of() -> None:
    found = status(CLAIM, FOUND, by_source)
    assert [side.stance for side in found.sides] == [Stance.ASSERTS, Stance.DENIES, Stance.DOUBTS]
    asserted = found.side(Stance.ASSERTS)
    assert asserted
    assert asserted.statements == ("a", "c", "b")
    assert (asserted.documents, asserted.outlets, asserted.origins, asserted.unnamed) == (3, 2, 2, 1)
    assert asserted.speakers == ("Ana Brusk",)
    assert (asserted.first, asserted.last) == (day(3), day(5))
    assert (found.statements, found.documents, found.outlets, found.unnamed) == (6, 5, 2, 1)
    assert (found.first, found.last, found.contested) == (day(3), day(7), 2)
    assert found.side(Stance.REPORTS) is None
    assert (found.count(Stance.REPORTS), found.origins(Stance.DENIES)) == (0, 2)


def test_what_nobody_denies_is_not_contested() -> None:
    assert status(claim("a", "b"), FOUND, by_source).contested == 0


@given(st.permutations([member for member in CLAIM.members if member.statement != "not told of"]))
def test_the_order_of_members_tells_nothing(members: list[object]) -> None:
    shuffled = type(CLAIM)(CLAIM.id, tuple(members))  # type: ignore[arg-type]
    assert status(shuffled, FOUND, by_source) == status(CLAIM, FOUND, by_source)
