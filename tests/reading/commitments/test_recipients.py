"""For whom something is to be done, or against whom: whoever the words of the deed put there."""

import pytest

from onrecord.records import Act, words
from tests.reading.commitments.conftest import Found, Said


@pytest.mark.parametrize(
    ("content", "to"),
    [
        ("Lisk would hand the tapes to the inspectors by Friday", "the inspectors"),
        ("Lisk would give parliament a full account by Friday", "parliament"),
        ("Lisk would pay the families of the dead 4,000 crowns by Friday", "the families of the dead"),
        ("Lisk would compensate the growers by Friday", "the growers"),
        ("Lisk would make the tapes available to the commission by Friday", "the commission"),
        ("Lisk would give it a new roof by Friday", ""),
        ("Lisk would transfer the cranes to another quay by Friday", ""),
        ("Lisk would hand out the keys and leave the town to Kessaly by Friday", ""),
        ("Lisk would pay the recorder to the inspectors by Friday", "the inspectors"),
    ],
)
def test_a_promise_is_to_whoever_receives_what_is_promised(found: Found, content: str, to: str) -> None:
    said: Said = ("Oda Renn", "promised", f"that {content}")
    text = " ".join(said) + "."
    (held,) = found(text, said, Act.PROMISE)
    assert words(text, held.to_spans) == to


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Oda Renn threatened to sue Kessaly by Friday.", "kessaly"),
        ("Oda Renn threatened to close the road by Friday unless Kessaly withdraws.", "kessaly"),
        ("Oda Renn threatened to close the road by Friday if Kessaly does not withdraw.", "kessaly"),
        ("Oda Renn threatened to bring charges against Kessaly by Friday.", "kessaly"),
        ("Oda Renn threatened to close the road by Friday.", None),
    ],
)
def test_a_threat_is_to_whoever_is_struck_or_could_avert_it(found: Found, text: str, to: str | None) -> None:
    assert [held.to for held in found(text) if held.kind == "threat"] == [to]


def test_whoever_was_told_stays_the_one_it_was_promised_to(found: Found) -> None:
    (held,) = found("Oda Renn promised Kessaly to hand the tapes to the inspectors by Friday.")
    assert held.to == "kessaly"


def test_nobody_is_bound_towards_himself(found: Found) -> None:
    (held,) = found("Lisk undertook to return the ships to Lisk by Friday.")
    assert (held.by, held.to) == ("lisk", None)
