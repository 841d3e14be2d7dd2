"""The files in which a language's words stand. The one rule: each is read once, and none is written."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from onrecord.reading.certainty.wording import Splitter

Table = dict[str, Any]
DEFAULT = "en"


@cache
def lexicon(package: str, name: str, language: str) -> Table:
    """The file `name-language.toml` of a package, whatever the region; the default language's where there is none."""
    held, plain = resources.files(package), language.partition("-")[0].lower()
    file = held / f"{name}-{plain}.toml"
    if not plain.isalpha() or not file.is_file():
        file = held / f"{name}-{DEFAULT}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def splitter(language: str) -> Splitter:
    """How a language's words are cut."""
    table = lexicon("onrecord.reading.certainty", "splitting", language)
    return Splitter(tuple(sorted(table["clitics"], key=len, reverse=True)), frozenset(table["abbreviations"]))
