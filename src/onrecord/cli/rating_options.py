"""What a person says of a claim, as options of `onrecord review rate`. The one rule: the words are the person's, and no
list of them is offered."""

import re
from typing import Any

import click

from onrecord.answers.claim_ratings import RatingObject
from onrecord.cli.options import folded, parsed
from onrecord.cli.terminal import line
from onrecord.errors import InputError

_SCALE = re.compile(r"(\d{1,6})-(\d{1,6})")


def scale(text: str) -> list[int]:
    """`1-5`: the worst and the best value of a scale. InputError where it is none."""
    found = _SCALE.fullmatch(text.strip())
    if found is None:
        raise InputError(f"{text!r} is no scale; give WORST-BEST, as in 1-5")
    return [int(end) for end in found.groups()]


def _rating(**given: Any) -> dict[str, Any]:  # noqa: ANN401 - the options below, already parsed
    return {name: value for name, value in given.items() if value is not None}


rating_options = folded(
    "rating",
    _rating,
    {
        "words": click.option(
            "--as", "words", metavar="WORDS", required=True, help="What you say of it, in your words."
        ),
        "scale": click.option(
            "--scale", metavar="WORST-BEST", callback=parsed(scale), help="The scale that --value is on, as in 1-5."
        ),
        "value": click.option("--value", type=int, metavar="N", help="Where on the scale."),
        "url": click.option("--url", metavar="URL", help="Where you say so."),
    },
)


def rating_words(rating: RatingObject) -> str:
    """`Rated by Ada on 2026-03-20: “Half right” (3 on a scale from 1 to 5), https://…`."""
    held = [f"Rated by {line(rating['by'])} on {rating['at'][:10]}: “{line(rating['said'])}”"]
    if rating["value"] is not None:
        held.append(f" ({rating['value']} on a scale from {rating['worst']} to {rating['best']})")
    held += [
        f", {line(rating['url'])}" if rating["url"] else "",
        f"; {line(rating['reason'])}" if rating["reason"] else "",
    ]
    return "".join(held)
