"""What a reader sees of a PDF is its text; what no reader sees, or no program can read, is told."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from onrecord.ingest import Hints, Ingested, ingest_bytes
from onrecord.records import PassageKind, ProblemKind
from tests.ingest.pdf import raw

SENTENCE = "The ministry denied the report on Monday."
Draw = Callable[[Canvas], None]


def read(*pages: Draw, **options: object) -> Ingested:
    """The document of pages that are drawn one by one."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    (found,) = ingest_bytes(out.getvalue(), "made.pdf", Hints())
    return found


def text(found: Ingested) -> str:
    assert found.document is not None, found.problems
    return found.document.text


def told(found: Ingested, kind: ProblemKind = ProblemKind.NOT_READ) -> list[str]:
    return [one.message for one in found.problems if one.kind is kind]


def scan(canvas: Canvas) -> None:
    picture = io.BytesIO()
    Image.new("L", (120, 170), 200).save(picture, "PNG")
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)


def unpainted(canvas: Canvas, words: str) -> None:
    canvas.saveState()
    lines = canvas.beginText(72, 660)
    lines.setTextRenderMode(3)
    lines.textLine(words)
    canvas.drawText(lines)
    canvas.restoreState()


def white(canvas: Canvas, x: float = 72, y: float = 660) -> None:
    canvas.setFillGray(1)
    canvas.drawString(x, y, "secret words")


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(72, 660, "secret words")


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.5)
    canvas.drawString(72, 660, "secret words")


def blacked_out(canvas: Canvas) -> None:
    canvas.drawString(72, 660, "secret words")
    canvas.rect(70, 655, 120, 18, fill=1)


@pytest.mark.parametrize(
    "hide",
    [
        pytest.param(lambda canvas: unpainted(canvas, "secret words"), id="painted with nothing"),
        pytest.param(white, id="white on white"),
        pytest.param(lambda canvas: white(canvas, 73, 700), id="white on white, over words"),
        pytest.param(transparent, id="transparent"),
        pytest.param(tiny, id="tiny"),
        pytest.param(blacked_out, id="blacked out"),
        pytest.param(lambda canvas: canvas.drawString(-400, 660, "secret words"), id="beside the page"),
    ],
)
def test_words_that_the_page_does_not_show_are_left_out_and_told(hide: Draw) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, SENTENCE)
        hide(canvas)

    found = read(draw)
    assert text(found) == SENTENCE
    assert told(found) == ["2 words that the pages do not show are left out: “secret words” (page 1)"]


@pytest.mark.parametrize(
    ("grey", "ground", "size"), [(1.0, 0.0, 11), (0.6, 1.0, 6), (0.0, 1.0, 30), (0.9, 0.3, 9), (0.0, 1.0, 4)]
)
def test_words_that_the_page_shows_are_read(grey: float, ground: float, size: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(ground)
        canvas.rect(60, 600, 500, 200, fill=1, stroke=0)
        canvas.setFillGray(grey)
        canvas.setFont("Helvetica-Bold", size)
        canvas.drawString(72, 700, "Seen by all.")

    assert text(read(draw)) == "Seen by all."


def test_scanned_pages_are_told_with_their_numbers() -> None:
    found = read(scan, scan, lambda canvas: canvas.drawString(72, 700, SENTENCE), scan)
    assert text(found) == SENTENCE
    (problem,) = [one for one in found.problems if one.kind is ProblemKind.NOT_READ]
    assert problem.message.startswith("pages 1–2, 4 are pictures without text, such as scans")
    assert problem.share == 0.75


def test_a_scan_without_any_text_is_no_document() -> None:
    found = read(scan)
    assert found.document is None
    assert {one.kind for one in found.problems} >= {ProblemKind.EMPTY, ProblemKind.NOT_READ}


def test_text_that_a_machine_recognised_is_read_and_marked() -> None:
    def draw(canvas: Canvas) -> None:
        scan(canvas)
        unpainted(canvas, SENTENCE)

    found = read(draw)
    assert text(found) == SENTENCE
    assert told(found, ProblemKind.ENCODING) == [
        "the text of page 1 was recognised in a picture by a machine and may be wrong"
    ]


def test_a_turned_page_is_read_upright() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        for line, words in enumerate(("The commission will hear", "two witnesses in May.")):
            canvas.drawString(100, -100 - 14 * line, words)

    assert text(read(draw)) == "The commission will hear two witnesses in May."


def test_a_watermark_is_left_out_and_told() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, SENTENCE.replace("Monday", f"day {canvas.getPageNumber() ** 3}"))
        canvas.translate(300, 400)
        canvas.rotate(45)
        canvas.setFillGray(0.8)
        canvas.setFont("Helvetica", 60)
        canvas.drawCentredString(0, 0, "DRAFT")

    found = read(draw, draw, draw, draw)
    assert "DRAFT" not in text(found)
    assert "4 lines are left out as running heads, feet or page numbers: “DRAFT”" in told(found)


def test_pages_are_cited_as_the_file_calls_them() -> None:
    def page(words: str, number: str) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(72, 700, words)
            canvas.drawCentredString(300, 30, number)
            if number in {"i", "1"}:
                style = "ROMAN_LOWER" if number == "i" else "ARABIC"
                canvas.addPageLabel(canvas.getPageNumber() - 1, style=style, start=1)

        return draw

    said = [("Foreword.", "i"), ("Contents.", "ii"), ("The call.", "1"), ("The letter.", "2")]
    document = read(*(page(*one) for one in said)).document
    assert document is not None
    assert [(one.span.cut(document.text), one.label) for one in document.locators] == said


def test_what_is_filled_in_is_read_and_what_is_pinned_is_told() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Name of the witness:")
        canvas.acroForm.textfield(name="witness", x=200, y=692, width=200, height=20, value="Dora Melk")
        canvas.textAnnotation("Ask her again", Rect=[72, 600, 90, 620])

    found = read(draw)
    assert text(found) == "Name of the witness: Dora Melk"
    assert told(found) == ["1 notes that readers pinned to the pages are not read: “Ask her again”"]


def test_numbers_of_lines_are_left_out_and_turns_stand_apart() -> None:
    said = ["Q. Did you see the letter that the", "deputy minister signed?", "A. I did not see it, and I was"]
    said += ["not asked to.", "Q. Who had it?", "A. Nobody told me who had it at", "that time, and it was not for me"]
    said += ["to ask.", "Q. Was it ever found?", "A. No."]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Courier", 12)
        lines = said if canvas.getPageNumber() == 1 else said[::-1]
        for line, words in enumerate(lines):
            canvas.drawRightString(90, 720 - 24 * line, str(line + 1))
            canvas.drawString(112, 720 - 24 * line, words)

    found = read(draw, draw)
    assert text(found).split("\n\n")[:3] == [
        "Q. Did you see the letter that the deputy minister signed?",
        "A. I did not see it, and I was not asked to.",
        "Q. Who had it?",
    ]
    assert "20 numbers in the margin are left out as numbers of the lines" in told(found)


def test_headings_are_told_by_their_letters() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(72, 760, "Statement of the ministry")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 700, SENTENCE)

    document = read(draw).document
    assert document is not None
    assert [(one.span.cut(document.text), one.kind) for one in document.passages] == [
        ("Statement of the ministry", PassageKind.HEADING)
    ]
    assert (document.title, document.author, document.published) == ("Statement of the ministry", None, None)


def test_a_date_of_creation_is_told_and_is_no_date_of_publication() -> None:
    found = read(lambda canvas: canvas.drawString(72, 700, SENTENCE), invariant=1)
    assert found.document is not None
    assert found.document.published is None
    assert told(found, ProblemKind.METADATA) == [
        "was made on 2000-01-01, which need not be its date of publication; state that with --published"
    ]


@pytest.mark.parametrize(("password", "opens"), [("secret", False), ("", True)])
def test_a_locked_file_is_one_clear_line(password: str, *, opens: bool) -> None:
    lock = StandardEncryption(password, ownerPassword="owner", canCopy=0)
    found = read(lambda canvas: canvas.drawString(72, 700, SENTENCE), encrypt=lock)
    if opens:
        assert text(found) == SENTENCE
    else:
        (problem,) = found.problems
        assert (problem.kind, problem.share) == (ProblemKind.UNREADABLE, 1.0)
        assert problem.message == "is locked with a password; open it, save a copy without one, and add that"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"The ministry denied it.", raw.paged(b"")[:200]])
def test_what_is_no_pdf_is_one_clear_line(data: bytes) -> None:
    (found,) = ingest_bytes(data, "made.pdf", Hints())
    (problem,) = found.problems
    assert problem.message == "cannot be opened as a PDF: damaged, cut off or something else"


def test_a_damaged_page_is_told_and_the_others_are_read() -> None:
    whole = raw.paged(b"BT /F 11 Tf 72 700 Td (Still here.) Tj ET", kids=2)
    (found,) = ingest_bytes(whole.replace(b"[3 0 R 3 0 R ]", b"[3 0 R 9 0 R ]"), "made.pdf", Hints())
    assert text(found) == "Still here."
    assert told(found, ProblemKind.MALFORMED) == ["1 of 2 pages are damaged and could not be read: 2"]
