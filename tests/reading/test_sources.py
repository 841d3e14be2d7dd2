import pytest

from onrecord.reading.sources import source_kind
from onrecord.records import SourceKind, Span

SOURCES = {
    SourceKind.NAMED: [
        "Ana Kestrel",
        "Kestrel",
        "Dr. Pell",
        "Gen. Tomas Rudd",
        "Harbour Minister Ana Kestrel",
        "President Osk",
        "former president Osk",
        "the former minister Joren Vale",
        "Ana Kestrel, the harbour minister,",
        "Ana Kestrel, who leads the opposition,",
        "Osk, 54,",
        "Ilja Born, a spokesman for the Navy,",
        "Navy spokesman Ilja Born",
        "Ilja Born of the Harbour Board",
        "the president’s spokesman, Ilja Born,",
        "a spokesman for the Navy, Ilja Born,",
        "her spokeswoman, Mirthe Osk",
        "Mara Oake and Tomas Rudd",
        "the Velmaran Defense Ministry",
        "the Ministry of Defense",
        "the Harbour Board",
        "Bank of Velmara",
        "Osk’s office",
        "the Velmaran government",
        "the Liberal Party",
        "Velmara",
        "The Saltmarsh Courier",
        "the Easthaven Post",
        "The Record",
        "US",
        "the president",
        "the prime minister",
        "Velmara’s energy minister",
        "he",
        "She",
        "they",
        "who",
    ],
    SourceKind.UNNAMED: [
        "a person familiar with the call",
        "Two people familiar with the call",
        "two senior officials",
        "one of the people",
        "One of them",
        "one of Osk’s aides",
        "several of the officials",
        "one of the voters",
        "those familiar with the plan",
        "sources",
        "Sources",
        "Sources close to Osk",
        "a source in the Defense Ministry",
        "the source",
        "the official",
        "The second person",
        "an official who asked not to be named",
        "an official in Easthaven, New Velmara,",
        "A third official, who had read a note",
        "a senior Velmaran official",
        "a Cabinet official",
        "officials in Velmara",
        "intelligence officials",
        "a Western diplomat",
        "one diplomat",
        "three people briefed on the talks",
        "People close to Osk",
        "Friends of Osk",
        "an aide to President Osk",
        "a former adviser to Ana Kestrel",
        "a spokesman for the Navy",
        "Osk’s spokesman",
        "a minister",
        "a former president",
        "two members of Osk’s own party",
        "witnesses",
        "a Velmaran fisherman",
        "an Easthaven Liberal",
        "his mother",
        "someone in the room",
        "another",
    ],
    SourceKind.COLLECTIVE: [
        "critics",
        "Critics",
        "Critics of the treaty",
        "Osk’s critics",
        "some",
        "Many",
        "others",
        "some of the residents",
        "Opponents of Osk",
        "voters in Velmara",
        "protesters",
        "members of the council",
        "the public",
        "the government",
        "the opposition",
        "the ministry",
        "the committee",
        "the company",
        "Police",
    ],
    SourceKind.DOCUMENT: [
        "the report",
        "a new poll",
        "Polls",
        "the annual report of the Harbour Board",
        "the Courier’s report",
        "a statement by the Navy",
        "a letter from Ana Kestrel",
        "a memo seen by the Courier",
        "documents obtained by the Courier",
        "court filings",
        "the indictment",
        "the transcript",
        "a survey of voters",
        "data from the Harbour Board",
        "Article 5 of the treaty",
        "Satellite images from 1 March",
        "one of the reports",
        "a post on a social network",
    ],
    SourceKind.AUTHOR: ["I", "we", "We"],
}


@pytest.mark.parametrize(("words", "kind"), [(words, kind) for kind, some in SOURCES.items() for words in some])
def test_the_kind_of_a_source_follows_from_its_words(words: str, kind: SourceKind) -> None:
    text = f"{words} said so."

    assert source_kind(text, (Span(0, len(words)),), quoted=False) is kind


def test_no_source_at_all_is_implicit() -> None:
    assert source_kind("It is said that the port is shut.", (), quoted=False) is SourceKind.IMPLICIT


@pytest.mark.parametrize("words", ["I", "we", "me"])
def test_the_first_person_inside_a_quotation_is_its_speaker(words: str) -> None:
    assert source_kind(words, (Span(0, len(words)),), quoted=True) is SourceKind.NAMED


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("adviser to the President of Velmara on economic issues Oleh Born", SourceKind.NAMED),
        ("the deputy minister Ana Kestrel", SourceKind.NAMED),
        ("Kestrel and his aides", SourceKind.NAMED),
        ("an aide to Ana Kestrel", SourceKind.UNNAMED),
        ("officials in South Velmara", SourceKind.UNNAMED),
        ("Officials and diplomats", SourceKind.UNNAMED),
        ("We all", SourceKind.AUTHOR),
        ("You", SourceKind.NAMED),
        ("My", SourceKind.AUTHOR),
    ],
)
def test_a_name_may_close_a_title_or_open_a_list(words: str, kind: SourceKind) -> None:
    assert source_kind(words, (Span(0, len(words)),), quoted=False) is kind


@pytest.mark.parametrize("words", ["54", "@", "…"])
def test_a_source_without_a_word_is_taken_for_a_name(words: str) -> None:
    assert source_kind(words, (Span(0, len(words)),), quoted=False) is SourceKind.NAMED


def test_a_source_in_two_pieces_is_judged_by_both() -> None:
    text = "a spokesman said late on Monday, Ilja Born, that the port was shut"
    pieces = (Span(0, 11), Span(text.index(", Ilja"), text.index(", that")))

    assert source_kind(text, pieces, quoted=False) is SourceKind.NAMED


@pytest.mark.parametrize("name", ["Ana Kestrel", "Tomás Ødegaard", "Xi Wen", "Łucja Żak"])
@pytest.mark.parametrize("frame", ["{}", "{}, the harbour minister,", "a person close to {}", "{}’s critics"])
def test_another_name_changes_nothing(frame: str, name: str) -> None:
    def kind(words: str) -> SourceKind:
        return source_kind(words, (Span(0, len(words)),), quoted=False)

    assert kind(frame.format(name)) is kind(frame.format("Ana Kestrel"))
