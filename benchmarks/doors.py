"""How many words of texts that we know come back out of the documents that an office program makes of them.

    python benchmarks/doors.py [FORMAT…]

LibreOffice (`soffice`) writes each text of `doors_texts` as docx, odt, epub, rtf, pdf; ingest reads the files. A word
counts where it stands in its place in its paragraph, row or note. Marks of notes do not count as changes, and a
hyphen may be one that breaks.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.doors_texts import TEXTS, flat, pieces
from benchmarks.markdown import table
from onrecord.ingest import Hints, ingest

FORMATS = ("docx", "odt", "epub", "rtf", "pdf")
LEAST = 99.5
"""Percent of the words that every format has to give back."""
SECONDS = 180
_SLACK = 2
_MARK = re.compile(r"\[[0-9]+\]")  # of a note


def office() -> str | None:
    """The program that writes the documents, where it is installed."""
    return shutil.which("soffice")


def converted(folder: Path, ending: str) -> dict[str, Path]:
    """Every text as a document of this format, by the text's name; one start of the program does them all."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in TEXTS.items():
        (folder / f"{name}.fodt").write_text(flat(text, name.title()), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office() or "soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(folder)]
    command += [str(folder / f"{name}.fodt") for name in TEXTS]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603 - on our own texts
    return {name: folder / f"{name}.{ending}" for name in TEXTS}


def recovered(text: str, found: str) -> tuple[int, int]:
    """How many words the text has, and how many of them were found in their places."""
    words = _MARK.sub("", found).replace("\N{NON-BREAKING HYPHEN}", "-").split()
    known = [piece.words.replace(" | ", " ").replace("\N{NON-BREAKING HYPHEN}", "-").split() for piece in pieces(text)]
    return sum(map(len, known)), sum(_in_place(one, words) for one in known)


def _in_place(wanted: Sequence[str], found: Sequence[str]) -> int:
    """How many words of a piece stand in their order where its longest run stands."""
    run = SequenceMatcher(None, wanted, found, autojunk=False).find_longest_match()
    start = max(0, run.b - run.a)
    stretch = found[start : run.b + len(wanted) - run.a + _SLACK]
    return sum(one.size for one in SequenceMatcher(None, wanted, stretch, autojunk=False).get_matching_blocks())


def measured(folder: Path, formats: Sequence[str]) -> Iterator[list[str | int | float]]:
    """A row for each format: its files, their words, and how many percent of these were found."""
    for ending in formats:
        files = converted(folder, ending)
        counts = []
        for name, path in files.items():
            texts = [one.document.text for one in ingest(path, Hints()) if one.document]
            counts.append(recovered(TEXTS[name], "\n".join(texts)))
        words, back = (sum(column) for column in zip(*counts, strict=True))
        yield [ending, len(files), words, 100 * back / words]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", default=FORMATS, metavar="FORMAT", help=", ".join(FORMATS))
    options = parser.parse_args()
    if office() is None:
        sys.exit("doors: needs soffice, which Debian has in libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as folder:
        print(table(["format", "files", "words", "recovered, %"], list(measured(Path(folder), options.formats))))
    print(f"Asked for: {LEAST}% or more.")


if __name__ == "__main__":
    main()
