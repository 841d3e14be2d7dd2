"""The templates and what they may call. The one rule: every word of a document is escaped, without exception."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request

from onrecord.answers.receipts import where_words
from onrecord.web.asking import address
from onrecord.web.reviewers import reviewer_of
from onrecord.web.wording import act_words, day_words, many, percent, place_address, places_words, source_class, when

_DIGITS = 16
"""Digits of a document's hash in an address; it finds the document, as any beginning does."""


class Asked(dict[str, str]):
    """What an address asks for; empty words for what it does not name."""

    def __missing__(self, name: str) -> str:
        return ""


class Templates(Environment):
    """Templates over answers, which are dictionaries: a key is looked for before an attribute, which is much faster."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - whatever a template holds
        """What `obj.attribute` is."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def environment() -> Environment:
    """The templates of the package."""
    made = Templates(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "act_words": act_words,
        "day": day_words,
        "when": when,
        "where_in_original": where_words,
        "many": many,
        "percent": percent,
        "place": place_address,
        "places": places_words,
        "source_class": source_class,
    }
    made.globals |= {
        "address": address,
        "document_address": document_address,
        "today": dt.date.today,
        "reviewer_of": reviewer_of,
    }
    return made


def rendered(request: Request, template: str, **given: object) -> str:
    """A page. `asked` is what its address asks for, `here` its path."""
    return (
        environment()
        .get_template(template)
        .render(
            request=request,
            here=request.scope["path"],
            asked=Asked(request.query_params),
            token=getattr(request.state, "token", ""),
            logged_in=getattr(request.state, "logged_in", False),
            **given,
        )
    )


def document_address(document: Mapping[str, str] | str, spans: list[list[int]] | None = None) -> str:
    """Where a document is shown, at its passages where there are some."""
    name = document if isinstance(document, str) else document["id"]
    path = f"/document/{quote(name.removeprefix('sha256:')[:_DIGITS])}"
    if not spans:
        return path
    start, end = spans[0][0], spans[0][1]
    return f"{path}?at={start}#char={start},{end}"
