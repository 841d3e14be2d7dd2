"""The process that reads a file with PDFium, and what it told. Rule: nothing that it does can hurt or hold up this one.

Where it ends on a page, the next one goes on there without painting pages, and a last one after that page.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.ingest.pdf.pages import File, Page, Run, Told

_SCRIPT = Path(__file__).with_name("start.py")
_MEMORY = 900 << 20
_SECONDS = (4, 3, 2)
_MOST_LISTED = 100_000


@dataclass(slots=True)
class _Heard:
    """What was told until now."""

    file: File | None = None
    locked: bool = False
    ended: bool = False
    pages: list[Page] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    next: int = 0

    def take(self, said: dict[str, Any]) -> None:
        if "runs" in said:
            self.pages.append(_page(said))
        elif "page" in said:
            self.damaged.append(said["page"])
        elif "pages" in said:
            self.file = File(**said)
        self.locked = self.locked or said.get("locked", False)
        self.ended = "end" in said
        self.next = said.get("page", self.next - 1) + 1


def read_pages(data: bytes) -> Told | str:
    """The pages of the file, or why there are none."""
    heard = _Heard()
    unseen: int | None = None
    for attempt, seconds in enumerate(_SECONDS):
        if attempt == 1:
            unseen = heard.next
        elif attempt:
            heard.next += 1
        for said in _lines(data, heard.next, seconds, look=not attempt):
            heard.take(said)
        if heard.ended or heard.file is None:
            break
    if heard.file is None:
        locked = "is locked with a password; open it, save a copy without one, and add that"
        return locked if heard.locked else "cannot be opened as a PDF: damaged, cut off or something else"
    known = {page.index for page in heard.pages} | set(heard.damaged)
    beyond = tuple(index for index in range(min(heard.file.pages, _MOST_LISTED)) if index not in known)
    return Told(heard.file, tuple(heard.pages), tuple(heard.damaged), beyond, unseen)


def _lines(data: bytes, first: int, seconds: int, *, look: bool) -> Iterator[dict[str, Any]]:
    arguments = [str(int(argument)) for argument in (first, look, seconds, _MEMORY)]
    # Isolated from the environment and the working directory; the script is ours and the file is only its input.
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-I", str(_SCRIPT), *arguments],
        input=data,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    for line in ran.stdout.splitlines(keepends=True):
        if line.endswith(b"\n"):  # the last one may be cut off
            yield json.loads(line)


def _page(said: dict[str, Any]) -> Page:
    return Page(
        index=said["page"],
        label=said["label"],
        width=said["width"],
        height=said["height"],
        runs=tuple(Run(*run) for run in said["runs"]),
        hidden=tuple(said["hidden"]),
        notes=tuple(said["notes"]),
        pictured=said["pictured"],
        recognised=said["recognised"],
    )
