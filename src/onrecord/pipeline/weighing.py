"""How much there is to read, for progress: an estimate that costs a look at the folders, not at the files."""

import zipfile
from pathlib import Path


def weigh(path: Path) -> int:
    """Octets under a path, archives unpacked; what cannot be looked at weighs nothing."""
    try:
        if path.is_dir():
            return sum(weigh(file) for file in path.rglob("*") if file.is_file())
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as archive:
                return sum(member.file_size for member in archive.infolist())
        return path.stat().st_size
    except (OSError, zipfile.BadZipFile):
        return 0
