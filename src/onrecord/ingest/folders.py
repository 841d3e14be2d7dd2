"""Files and folders. Rule: files come in the order of their names, hidden ones not at all, and no folder twice."""

import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from onrecord.ingest.intake import Ingested, Source, readable_path, refusal
from onrecord.records import Problem, ProblemKind


def walk(root: Path) -> Iterator[Source | Ingested]:
    """The file, or the files below a folder, depth first; what cannot be opened comes as a refusal.

    Links are followed, and a folder that was seen under another name is not entered again. A hidden root is not hidden.
    """
    waiting = [root]
    seen: set[tuple[int, int]] = set()
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
            is_folder = stat.S_ISDIR(status.st_mode)
            entries = sorted(path.iterdir(), reverse=True) if is_folder else []
        except OSError as error:
            yield unreadable(readable_path(path), error)
            continue
        if is_folder:
            place = (status.st_dev, status.st_ino)
            if place not in seen:
                seen.add(place)
                waiting += [entry for entry in entries if not entry.name.startswith(".")]
        elif stat.S_ISREG(status.st_mode):
            yield Source(readable_path(path), status.st_size, partial(_open, path))
        else:
            yield refusal(Problem(ProblemKind.UNSUPPORTED, "is no regular file", readable_path(path), 1.0))


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def unreadable(location: str, error: OSError) -> Ingested:
    """The refusal of what the system does not let us read."""
    return refusal(Problem(ProblemKind.UNREADABLE, f"cannot be read: {error.strerror or error}", location, 1.0))
