"""The file itself. The one rule: it asks nothing of anything outside itself, and every word of a document is escaped,
without exception."""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.answers.receipts import where_words
from onrecord.exports.schema import Places
from onrecord.formats.dossier.gathering import Gathered, Shown
from onrecord.formats.dossier.recording import Record, record_of
from onrecord.formats.extract import About

_SIDES = ("asserts", "between", "denies")


@dataclass(frozen=True, slots=True)
class Made:
    """A dossier as HTML, and the digest of its record."""

    html: str
    digest: str


def made(dossier: Gathered, about: About, wanted: str, *, printed: bool = False) -> Made:
    """The file for a dossier that was asked for so; `printed` is for paper, without a script and without whole
    texts."""
    templates = _environment()
    body = _safe(templates.get_template("body.html").render(dossier=dossier, days=days(dossier.shown)))
    record = record_of(dossier, body)
    return Made(_page(dossier, (about, wanted), (body, record), printed=printed), record.digest)


def days(shown: Iterable[Shown]) -> list[tuple[str, dict[str, list[Shown]]]]:
    """The statements of each day by the side that they take, the first day first."""
    found: dict[str, dict[str, list[Shown]]] = {}
    for one in sorted(shown, key=lambda one: (one.day == "undated", one.day)):
        side = one.stance if one.stance in _SIDES else "between"
        found.setdefault(one.day, {name: [] for name in _SIDES})[side].append(one)
    return list(found.items())


def _page(dossier: Gathered, asked: tuple[About, str], parts: tuple[str, Record], *, printed: bool) -> str:
    (about, wanted), (body, record) = asked, parts
    style, script = _resource("dossier.css"), _resource("dossier.js")
    policy = f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}; base-uri 'none'"
    page = (
        _environment()
        .get_template("dossier.html")
        .render(
            dossier=dossier,
            about=about,
            wanted=wanted,
            body=Markup(body),  # noqa: S704 - rendered above, escaped
            record=record,
            style=style,
            script=script,
            policy=f"{policy}; form-action 'none'",
            printed=printed,
        )
    )
    return _safe(page)


def _safe(text: str) -> str:
    """HTML without the two characters that a parser takes for others."""
    return text.replace("\0", "�").replace("\r", "&#13;")


def _source(text: str) -> str:
    """A source of a policy: text of exactly this hash."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _resource(name: str) -> str:
    return (resources.files("onrecord.formats.dossier") / "templates" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("onrecord.formats.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters |= {"where": where_words, "places": _places, "many": _many}
    return found


def _places(spans: Places) -> str:
    return " ".join(f"[{start}, {end})" for start, end in spans) or "none"


def _many(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"
