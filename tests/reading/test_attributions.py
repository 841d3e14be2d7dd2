from onrecord.models import StatementModel
from onrecord.reading.attributions import AT_ONCE, Attribution, Evidence, find_attributions
from onrecord.reading.encoding import encode
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.windows import pack, pieces
from onrecord.records import Span, words

PRICE = (0.4, 0.4, 0.4)


def found_in(text: str, model: StatementModel) -> list[Attribution]:
    return list(find_attributions(encode(text, split_paragraphs(text), model), model.weights, PRICE))


def test_scores_become_places_of_the_document(parrot: StatementModel) -> None:
    text = "\n\n🕊 Port shut\n\nToday Øde\u0301gaard said that the port 🕊 is shut.\n"
    (found,) = found_in(text, parrot)

    assert words(text, found.cue) == "said"
    assert words(text, found.content) == "that the port 🕊 is shut"
    assert found.source[0].cut(text).startswith("Øde")
    assert found.within is None


def test_evidence_is_what_the_scores_say(parrot: StatementModel) -> None:
    sure, faint = (found.evidence for found in found_in("Kestrel said ships left.\n\nOsk denied that.", parrot))

    assert min(sure.cue, sure.content, sure.source, sure.source_link, sure.content_link) > 0.99
    assert max(faint.cue, faint.content, faint.source) < 0.95
    assert sure.depth == faint.depth == 0


def test_a_long_text_is_read_in_its_order_however_it_is_cut_into_passes(parrot: StatementModel) -> None:
    lines = [f"Kestrel said that ship {number} left" + " at night" * (number % 7) + "." for number in range(1500)]
    text = "\n".join(lines)
    before = parrot.session.passes
    found = found_in(text, parrot)

    assert [words(text, a.content) for a in found] == [line[len("Kestrel said ") : -1] for line in lines]
    cut = list(pack(pieces(text, split_paragraphs(text), parrot.tokenizer), parrot.tokenizer))
    assert len(cut) > AT_ONCE
    assert parrot.session.passes - before == len(cut)


def test_more_content_is_kept_in_order_and_once() -> None:
    plain = Attribution((), (Span(5, 6),), (Span(10, 12),), Evidence(1.0, 1.0, 1.0, 1.0, 1.0))
    more = plain.with_content([Span(2, 4)]).with_content([Span(10, 12)])

    assert more.content == (Span(2, 4), Span(10, 12))
    assert plain.content == (Span(10, 12),)
