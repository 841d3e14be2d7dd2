"""When to ask again: what servers say, and what is polite where they fail. The one rule: whatever a server says, it is
asked again within a day."""

import datetime as dt
import re
from collections.abc import Callable
from email.utils import parsedate_to_datetime

CEILING = 86_400.0
"""The most seconds from one request to the next."""
_MAX_AGE = re.compile(r"\bmax-age\s*=\s*\"?(\d{1,9})")
_FIRST, _DOUBLINGS = 60.0, 12


def retry_after(said: str | None, now: dt.datetime) -> float | None:
    """For how many seconds a server wants to be left alone; None where it does not say."""
    if not said:
        return None
    said = said.strip()
    if said.isascii() and said.isdigit():
        return min(CEILING, float(said[:9]))
    try:
        then = parsedate_to_datetime(said)
    except (ValueError, TypeError, OverflowError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=dt.UTC)
    return min(CEILING, max(0.0, (then - now).total_seconds()))


def max_age(said: str | None) -> float | None:
    """For how many seconds what was fetched stays fresh; None where the server does not say."""
    if not said or "no-cache" in said.lower() or "no-store" in said.lower():
        return None
    found = _MAX_AGE.search(said.lower())
    return min(CEILING, float(found[1])) if found else None


def backed_off(failures: int, chance: Callable[[], float], first: float = _FIRST, ceiling: float = CEILING) -> float:
    """Seconds to wait after so many failures in a row: twice as long each time, up to the ceiling, and a quarter more
    or less by chance (0 to 1), so that many watchers do not come at once."""
    whole: float = min(ceiling, first * 2 ** min(max(failures - 1, 0), _DOUBLINGS))
    return min(ceiling, whole * (0.75 + 0.5 * chance()))
