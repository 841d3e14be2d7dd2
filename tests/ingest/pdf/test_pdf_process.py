"""Files made to hang, to fill the memory or never to end are stopped, and what they gave until then is kept."""

import pytest

from onrecord.ingest.pdf.pages import Told
from onrecord.ingest.pdf.process import read_pages
from tests.ingest.pdf import raw

WORDS = b"BT /F 11 Tf 72 700 Td (The ministry denied it.) Tj ET\n"


def nested(depth: int, width: int) -> bytes:
    """A page that draws a form many times, which draws a form many times, and so on."""
    fonts = "/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F 5 0 R >>"
    forms = [
        raw.stream(
            WORDS if level == depth else f"/X{level + 1} Do ".encode() * width,
            f"{fonts} /XObject << /X{level + 1} {7 + level} 0 R >> >>",
        )
        for level in range(depth + 1)
    ]
    return raw.paged(b"/X0 Do", page="/XObject << /X0 6 0 R >>", more=tuple(forms))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(nested(12, 12), id="forms in forms"),
        pytest.param(raw.paged(b" " * 1_200_000_000), id="a stream that unpacks to more than the memory"),
    ],
)
def test_a_page_that_takes_too_much_is_given_up(data: bytes) -> None:
    told = read_pages(data)
    assert isinstance(told, Told)
    assert (told.file.pages, told.pages, told.beyond) == (1, (), (0,))


def test_more_pages_than_there_are_and_pages_in_a_circle_are_not_followed() -> None:
    counted = read_pages(raw.paged(WORDS, count=2_000_000_000))
    circle = read_pages(raw.paged(WORDS).replace(b"[3 0 R ]", b"[2 0 R ]"))
    assert isinstance(counted, Told)
    assert isinstance(circle, Told)
    assert (len(counted.pages), len(circle.pages)) == (1, 0)


def test_text_out_of_all_proportion_is_cut_where_it_is_told() -> None:
    lines = b"".join(b"BT /F 6 Tf 20 %d Td (%s) Tj ET\n" % (800 - 7 * line, b"words " * 24) for line in range(100))
    told = read_pages(raw.paged(lines, kids=200))
    assert isinstance(told, Told)
    assert 0 < len(told.pages) < 200
    assert told.beyond == tuple(range(len(told.pages), 200))


def test_a_page_of_any_size_is_read() -> None:
    told = read_pages(raw.paged(WORDS).replace(b"[0 0 595 842]", b"[0 0 9e5 9e5]"))
    assert isinstance(told, Told)
    assert [run.text for page in told.pages for run in page.runs] == ["The ministry denied it."]
