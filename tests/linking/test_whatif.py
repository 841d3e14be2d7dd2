"""What falls if a source falls: copies with what they copy, and nothing that another origin tells as well."""

import pytest

from onrecord.linking.whatif import Without, falls
from onrecord.records import Act, SourceKind
from tests.linking.telling import by_source, claim, known, told

LEAK = "an official | said | the note was forged"
FOUND = known(
    told("a", "Ana Brusk | said | the dam held"),
    told("b", "Bo Tarn | said | the dam held", publisher="The Lamp"),
    told("c", LEAK, publisher="The Lamp", kind=SourceKind.UNNAMED),
    told("d", LEAK, 2, kind=SourceKind.UNNAMED),
    told("e", "Ana Brusk | denied | the note was forged", act=Act.DENY, negative=True, negations="denied"),
)
DAM, NOTE = claim("a", "b"), claim("c", "d", "e")


@pytest.mark.parametrize(
    ("without", "expected"),
    [
        (Without(actor="ana-brusk"), [("a", 2, 1, ("a",))]),
        (Without(actor="somebody", names=frozenset({"BO TARN"})), [("a", 2, 1, ("b",))]),
        (Without(actor="nobody"), []),
        (Without(outlet="the lamp"), [("c", 1, 0, ("c", "d")), ("a", 2, 1, ("b",))]),
        (Without(outlet="The Courier"), [("a", 2, 1, ("a",))]),
        (Without(document="document of c"), []),
        (Without(document="document of a"), [("a", 2, 1, ("a",))]),
        (Without(statement="c"), [("c", 1, 0, ("c", "d"))]),
    ],
)
def test_what_falls(without: Without, expected: list[tuple[str, int, int, tuple[str, ...]]]) -> None:
    found = falls([DAM, NOTE], FOUND, without, by_source)
    assert [(one.claim.id, one.before, one.after, one.lost) for one in found] == expected
    assert found == falls([NOTE, DAM], FOUND, without, by_source)


def test_a_claim_that_nobody_asserts_has_nothing_to_lose() -> None:
    assert falls([claim("e")], FOUND, Without(actor="ana-brusk"), by_source) == ()
