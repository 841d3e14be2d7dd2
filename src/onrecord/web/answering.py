"""One answer in the form that was asked for: a page, JSON or CSV. The one rule: all three hold the same."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.answers.flat import csv_text
from onrecord.errors import InputError
from onrecord.web.templating import rendered


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page: its template, its title, and under which key its answer holds the rows that CSV gives."""

    template: str
    title: str
    rows: str


def answer(request: Request, page: Page, found: Mapping[str, object], **more: object) -> Response:
    """The answer in the form that the address asks for; `more` is what only the page needs to draw itself."""
    match request.path_params.get("form", ""):
        case ".json":
            return Response(json.dumps(found, ensure_ascii=False, indent=1), media_type="application/json")
        case ".csv":
            rows = cast("Iterable[Mapping[str, object]]", found[page.rows])
            named = {"Content-Disposition": f'attachment; filename="{page.rows}.csv"'}
            return Response(csv_text(rows), media_type="text/csv", headers=named)
        case _:
            return HTMLResponse(rendered(request, page.template, title=page.title, found=found, **more))


@contextmanager
def missing() -> Iterator[None]:
    """What is asked for by name and is not there is a page that is not found."""
    try:
        yield
    except InputError as error:
        raise HTTPException(404, str(error)) from error
