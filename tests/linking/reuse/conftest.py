"""One story of an agency, as it was sent and as others printed it."""

from typing import NamedTuple

import pytest

WIRE = """LISK, March 9 (Meridian) - The energy minister telephoned the prime minister on Sunday evening and warned
her that the gates of the dam would be opened unless the arrears were settled by midnight on Tuesday, two people
familiar with the call said.

The call lasted twelve minutes and was announced by neither government. The minister promised that the gates would stay
shut if the money arrived in time, and asked twice whether she had understood him.

Forecasters expect more rain on Thursday, when the river is likely to rise again above the mark of last week."""

OWN = """Markets were quiet in the capital, where traders waited for the central bank and its governor to say more.

{middle}

The bank meets on Friday. Nobody expects a change before the harvest is in and the price of bread has settled."""


class Story(NamedTuple):
    """The agency's text, and texts of others that have some of it."""

    wire: str
    reprints: dict[str, str]


@pytest.fixture
def story() -> Story:
    call = (
        "The energy minister telephoned the prime minister on Sunday evening and warned her that the gates of the dam "
        "would be opened unless the arrears were settled by midnight on Tuesday, two people familiar with the call "
        "said."
    )
    dropped = (
        "The energy minister telephoned the premier on Sunday and warned her that the gates of the dam would be opened "
        "unless arrears were settled by midnight, two people familiar with the call said."
    )
    moved = (
        "Two people familiar with the call said that the gates of the dam would be opened unless the arrears were "
        "settled by midnight on Tuesday. The energy minister telephoned the prime minister on Sunday and warned her."
    )
    inserted = (
        "The call lasted twelve minutes and was announced by neither government. It was a cold night. The minister "
        "promised that the gates would stay shut if the money arrived in time, and asked twice whether she had "
        "understood him."
    )
    texts = {"verbatim": call, "dropped": dropped, "moved": moved, "inserted": inserted}
    return Story(WIRE, {name: OWN.format(middle=text) for name, text in texts.items()})
