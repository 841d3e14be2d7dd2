"""What comes of asking for an address. The one rule: trouble is a value with a line for people, never an exception."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server tells whether something has changed, in its own words; None where it gave none."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at `url` when it was asked for; `final` is the address after redirects, `at` the instant.

    `media_type` is as the server says, in lower case, empty where it says nothing; `max_age` for how many seconds it
    need not be asked for again, None where the server does not say.
    """

    url: str
    final: str
    at: dt.datetime
    body: bytes
    media_type: str = ""
    validators: Validators = Validators()
    max_age: float | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It is as it was when the validators were given."""

    url: str
    max_age: float | None = None


@dataclass(frozen=True, slots=True)
class Unfetched:
    """Why there is nothing: `message` says it in a few words, without the address.

    `lasting` where asking again is of no use: it was refused, or is not there. `wait` is for how many seconds the
    server wants to be left alone, None where it does not say.
    """

    url: str
    message: str
    lasting: bool = False
    wait: float | None = None
