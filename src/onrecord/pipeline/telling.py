"""What changed, on its way to programs and addresses that the user named. The one rule: a failure is a line for people,
never the end of watching; what an address has not taken is sent again, under the same id."""

import datetime as dt
import shlex
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.fetching import Fetcher, backed_off, post
from onrecord.ledger import Ledger

TIME = 60.0
"""Seconds that a command may take."""
_CEILING = 3600.0
_LONGEST = 200
_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Delivery:
    """A letter that arrived, or why not, when it is sent again, and how many wait behind it."""

    id: str
    url: str
    at: dt.datetime
    trouble: str | None = None
    again: dt.datetime | None = None
    waiting: int = 0


def command_words(given: str) -> tuple[str, ...]:
    """A command in its words, as a shell would part them; no shell is started. InputError where it cannot be parted."""
    try:
        words = tuple(shlex.split(given))
    except ValueError as error:
        raise InputError(f"{given!r} cannot be parted into words: {str(error).lower()}") from error
    if not words:
        raise InputError("there is no command to run")
    return words


def run(command: tuple[str, ...], body: bytes, seconds: float = TIME) -> str | None:
    """Run a command with the JSON on its standard input; None where it ended well, or else what went wrong."""
    try:
        done = subprocess.run(  # noqa: S603 - the user's own command, and no shell
            command, input=body, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return f"{command[0]} took longer than {seconds:g} s and was ended"
    except (OSError, ValueError) as error:  # ValueError for words with a NUL
        return f"{command[0]} cannot be run: {getattr(error, 'strerror', None) or error}"
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[-_LONGEST:]
        return f"{command[0]} ended with status {done.returncode}{': ' if said else ''}{said}"
    return None


def deliver(ledger: Ledger, url: str, fetcher: Fetcher, chance: Callable[[], float]) -> Iterator[Delivery]:
    """Send the letters whose turn it is, in their order, until one does not arrive."""
    book, clock = ledger.watching, fetcher.clock
    for _ in range(_AT_ONCE):
        letter = book.letter(url, clock.now())
        if letter is None:
            return
        trouble = post(url, letter.body.encode(), {"Idempotency-Key": letter.id}, fetcher.policy)
        if trouble is not None:
            again = clock.now() + dt.timedelta(seconds=backed_off(letter.tries + 1, chance, ceiling=_CEILING))
            book.came_back(letter, again, trouble.message)
            yield Delivery(letter.id, url, clock.now(), trouble.message, again, book.letters(url)[0])
            return
        book.sent(letter)
        yield Delivery(letter.id, url, clock.now(), waiting=book.letters(url)[0])
