import pytest

from onrecord.models import StatementModel
from onrecord.reading.attributions import Attribution, find_attributions
from onrecord.reading.encoding import encode
from onrecord.reading.nesting import DEEPEST, _bare, nested
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.records import Span, words

PRICE = (0.4, 0.4, 0.4)
Read = tuple[str, str, str, int | None]


def read_again(text: str, model: StatementModel) -> list[Attribution]:
    flat = list(find_attributions(encode(text, split_paragraphs(text), model), model.weights, PRICE))
    return nested(text, flat, model, PRICE)


def told(text: str, found: list[Attribution]) -> list[Read]:
    return [(words(text, a.source), words(text, a.cue), words(text, a.content), a.within) for a in found]


def test_a_content_is_read_again_for_statements_in_it(parrot: StatementModel) -> None:
    text = "Kestrel claimed that Born warned Osk said that ships left."
    found = read_again(text, parrot)

    assert told(text, found) == [
        ("Kestrel", "claimed", "that Born warned Osk said that ships left", None),
        ("Born", "warned", "Osk said that ships left", 0),
        ("Osk", "said", "that ships left", 1),
    ]
    assert [a.evidence.depth for a in found] == [0, 1, 2]


def test_every_content_has_its_own(parrot: StatementModel) -> None:
    text = "Kestrel claimed Born said ships left. Osk warned of nothing.\n\nRudd said Pell claimed men left."

    assert [(source, within) for source, _, _, within in told(text, read_again(text, parrot))] == [
        ("Kestrel", None),
        ("Osk", None),
        ("Rudd", None),
        ("Born", 0),
        ("Pell", 2),
    ]


def test_there_is_a_deepest_level(parrot: StatementModel) -> None:
    text = " ".join(f"Name{letter} said" for letter in "abcdefgh") + " that ships left."

    assert [a.evidence.depth for a in read_again(text, parrot)] == list(range(DEEPEST + 1))


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        pytest.param("The port is shut.", 1, id="no statement"),
        pytest.param("Kestrel said the port is shut.", 1, id="no word in the content attributes"),
        pytest.param("Kestrel claimed Born said.", 1, id="too few words"),
        pytest.param("Kestrel claimed “”.", 1, id="an empty quotation"),
        pytest.param("Kestrel claimed that what she said was right.", 2, id="a word that could"),
        pytest.param("Kestrel claimed Born warned ships left.", 2, id="a word that does"),
    ],
)
def test_only_what_may_hold_a_statement_is_read_again(text: str, passes: int, parrot: StatementModel) -> None:
    before = parrot.session.passes
    read_again(text, parrot)

    assert parrot.session.passes - before == passes


def test_a_quotation_over_several_paragraphs_is_read_paragraph_by_paragraph(parrot: StatementModel) -> None:
    text = "Kestrel said “Born warned that ships left.\n\n“Osk claimed that men left.”"
    whole = (Span(text.index("“Born"), text.index("\n")), Span(text.index("“Osk"), len(text)))
    (flat, *_) = find_attributions(encode(text, split_paragraphs(text), parrot), parrot.weights, PRICE)
    found = nested(text, [Attribution(flat.source, flat.cue, whole, flat.evidence)], parrot, PRICE)

    assert told(text, found)[1:] == [("Born", "warned", "that ships left", 0), ("Osk", "claimed", "that men left", 0)]


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ("that Born said no", "Born said no"),
        ("Whether Born said no", "Born said no"),
        ("thatched roofs burnt", "thatched roofs burnt"),
        ("that", "that"),
        ("“Born said no”", "Born said no"),
        ("that “Born said no”", "Born said no"),
        ("“Born said no", "Born said no"),
        ('"Born said no"', "Born said no"),
        ("‘Born said no’", "Born said no"),
        ("“Born” said “no”", "“Born” said “no”"),
        ("“Born” said no", "“Born” said no"),
        ("Born said “no”", "Born said “no”"),
        ("“", "“"),
    ],
)
def test_what_leads_in_and_what_encloses_is_left_out(content: str, read: str) -> None:
    text = f"She said {content} and left"
    found = _bare(text, Span(9, 9 + len(content)))

    assert found
    assert found.cut(text) == read


def test_an_empty_quotation_is_not_read_again() -> None:
    assert _bare("“”", Span(0, 2)) is None


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("The Courier claimed that the minister warned the army not to leave the island.", "claimed", "warned"),
        ("Ana Kestrel said that Tomas Rudd had denied the report.", "said", "denied"),
        ("“The president told me that the war is over,” General Tomas Rudd said.", "said", "told"),
    ],
)
def test_the_bundled_model_reads_one_statement_in_another(
    text: str, outer: str, inner: str, model: StatementModel
) -> None:
    found = read_again(text, model)
    held = [a for a in found if a.within is not None]

    assert [outer in words(text, found[a.within].cue) for a in held if a.within is not None] == [True]
    assert [inner in words(text, a.cue) for a in held] == [True]
