"""A small file with all that the reader looks at."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


def sample() -> bytes:
    """Three pages with a head, a heading, two columns, a watermark, a field, a note, hidden words and labels."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, lang="en")
    canvas.setTitle("The harbour")
    for number in range(3):
        canvas.addPageLabel(number, style="ROMAN_LOWER", start=number + 1)
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(72, 770, f"Part {number * 3 % 5}")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 820, "Statement of the harbour authority")
        for line in range(8):
            canvas.drawString(72, 740 - 14 * line, f"“The harbour is shut,” he said {line} - ")
            canvas.drawString(320, 740 - 14 * line, f"and nobody denied it on day {line}{number}")
        canvas.setFillGray(1)
        canvas.drawString(72, 400, "secret words")
        canvas.setFillGray(0)
        canvas.acroForm.textfield(name=f"f{number}", x=72, y=300, width=200, height=20, value="Teodor Halvic")
        canvas.textAnnotation("Ask him again", Rect=[72, 200, 90, 220])
        canvas.saveState()
        canvas.rotate(45)
        canvas.drawString(300, 100, "DRAFT")
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return out.getvalue()
