"""Which statement of its own document a denial takes up in other words. Each article is read by hand."""

import pytest

from onrecord.linking.contradicting import contradictions
from onrecord.reading.propositions import find_propositions
from tests.linking.test_referring import read


def links(article: str) -> list[tuple[str, str]]:
    reading = read(article)
    return [(link.one, link.other) for link in contradictions(reading, find_propositions(reading))]


FOUND = [
    "[Tarn|said|that the desk was locked by a password].\n\n[Brusk|said|“There was no password at all”].",
    "[Tarn|said|that Brusk ordered the crew to the gates].\n\n[Brusk|said|“Brusk never ordered crews to the gates”].",
    "[Tarn|said|that the document was a forgery].\n\n[Brusk|said|“The document looked genuine”].",
    "[Brusk|said|“Brusk paid no bribes to anybody”].\n\n[Tarn|said|that Brusk had paid bribes to builders].",
]
NOT_FOUND = [
    "[Tarn|said|that the call lasted ten minutes].\n\n[Brusk|said|“There was no call that night”].",
    "[Tarn|said|that Brusk would order the crew out].\n\n[Brusk|said|“Brusk never ordered the crew out”].",
    "[Tarn|said|that Tarn had ordered the crew out].\n\n[Tarn|said|“Tarn never ordered the crew out”].",
    "[Tarn|said|that an employee had entered a command].\n\n[Brusk|said|“No minister gave such an order”].",
    "[Tarn|said|that there was a letter].\n\n[Brusk|said|“There would be no letter then”].",
    "There was no call.",
    "[Tarn||that the desk was locked by a password].\n\n[Brusk||“There was no password at all”].",
    "[Tarn|said|that the desk was locked by a password].\n\n[Brusk||“There was no password at all”].",
]


@pytest.mark.parametrize("article", FOUND)
def test_a_denial_in_other_words_finds_what_it_denies(article: str) -> None:
    assert links(article) == [("s0", "s1")]


@pytest.mark.parametrize("article", NOT_FOUND)
def test_it_finds_nothing_where_another_thing_is_told(article: str) -> None:
    assert links(article) == []


def test_what_a_whole_article_is_about_is_not_picked_out() -> None:
    article = "\n\n".join(f"[Tarn|said|that the desk was locked by a password on day {day}]." for day in range(5))
    assert links(article + "\n\n[Brusk|said|“There was no password at all”].") == []
