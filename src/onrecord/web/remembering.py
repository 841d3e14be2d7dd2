"""Pages that were drawn before. The one rule: a page is given again only while the ledger, the day and the address are
the same, and never one that holds anything of its reader."""

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.rooms import room_of

Drawn = Callable[[Request], Response]
_MOST = 48 * 2**20
"""Bytes of pages that are remembered; those asked for longest ago go first."""
Key = tuple[tuple[int, int], dt.date, str, bytes]


class Memory:
    """Pages by what they were drawn from."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Key, Response] = OrderedDict()
        self._size = 0
        self._turn = threading.Lock()

    def recall(self, key: Key) -> Response | None:
        """The page, if it is remembered."""
        with self._turn:
            found = self._pages.get(key)
            if found is not None:
                self._pages.move_to_end(key)
            return found

    def keep(self, key: Key, page: Response) -> None:
        """Remember a page."""
        with self._turn:
            if key not in self._pages:
                self._pages[key] = page
                self._size += len(page.body)
            while self._size > _MOST:
                self._size -= len(self._pages.popitem(last=False)[1].body)


def remembered(draw: Drawn) -> Drawn:
    """The same page, drawn once for each state of the ledger. `draw` must not look at who asks.

    Behind a password every page has a button to leave with, which is its reader's own; none is remembered there.
    """

    def drawn(request: Request) -> Response:
        room, memory = room_of(request), request.app.state.memory
        if not room.exists or request.app.state.settings.password is not None:
            return draw(request)
        with room.ledger() as ledger:
            state = ledger.state()
        key = (state, dt.datetime.now().astimezone().date(), request.scope["path"], request.scope["query_string"])
        page: Response | None = memory.recall(key)
        if page is None:
            page = draw(request)
            if page.status_code == 200:  # noqa: PLR2004 - what HTTP calls OK
                memory.keep(key, page)
        return _copy(page)

    return drawn


def _copy(page: Response) -> Response:
    """The page with headers of its own: what stands before it adds some."""
    copy = Response(page.body, page.status_code)
    copy.raw_headers = list(page.raw_headers)
    return copy
