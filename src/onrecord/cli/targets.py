"""Where a command writes what it makes: a file, a folder or standard output. The one rule: what is there is replaced
only when asked, and only by something whole."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import click

STANDARD_OUTPUT = Path("-")


def write_file(write: Callable[[BinaryIO], None], target: Path, *, force: bool) -> None:
    """Write a file, or to standard output; click.UsageError where it may not be, or would garble a terminal."""
    if target == STANDARD_OUTPUT:
        _print(write)
        return
    _refuse(target, force=force)
    if target.is_dir():
        raise click.UsageError(f"{target} is a folder, and a file is to be written")
    try:
        number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise click.UsageError(f"{target} cannot be written: {error.strerror}") from error
    held = Path(name)
    try:
        with open(number, "w+b") as out:  # noqa: PTH123 - a file that is open already
            write(out)
        held.chmod(0o666 & ~_umask())  # a temporary file is its maker's alone
        held.replace(target)
    finally:
        held.unlink(missing_ok=True)


def write_folder(write: Callable[[Path], None], target: Path, *, force: bool) -> None:
    """Write a folder; click.UsageError where it may not be."""
    if target == STANDARD_OUTPUT:
        raise click.UsageError("a folder is to be written; say where with --output")
    _refuse(target, force=force)
    if target.exists() and not target.is_dir():
        raise click.UsageError(f"{target} is a file, and a folder is to be written")
    try:
        held = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    except OSError as error:
        raise click.UsageError(f"{target} cannot be written: {error.strerror}") from error
    try:
        write(held)
        held.chmod(0o777 & ~_umask())
        if target.exists():
            old = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
            target.replace(old / "old")
            held.replace(target)
            shutil.rmtree(old)
        else:
            held.replace(target)
    finally:
        shutil.rmtree(held, ignore_errors=True)


def _refuse(target: Path, *, force: bool) -> None:
    if target.exists() and not force:
        raise click.UsageError(f"{target} is there already; give another --output, or --force to replace it")


def _print(write: Callable[[BinaryIO], None]) -> None:
    """What a form makes may be written to and fro, which a pipe is not; so it is made first."""
    with tempfile.TemporaryFile() as held:
        write(held)
        held.seek(0)
        beginning = held.read(1024)
        if sys.stdout.isatty() and b"\0" in beginning:
            raise click.UsageError("this form is nothing for a terminal; say where to write it with --output")
        sys.stdout.flush()
        sys.stdout.buffer.write(beginning)
        shutil.copyfileobj(held, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
