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
        "the government",
        "the ministry",
        "the committee",
        "the company",
        "Police",
        "his mother",
        "the candidate",
        "both candidates",
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
        "someone in the room",
        "members of the council",
        "at least three of the voters",
        "two Liberals",
        "a spokesman for the candidate Ana Kestrel",
        "a man calling himself Osk",
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
        "the public",
        "the opposition",
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


COUNTED = [
    ("Osk aides", "were coy about", SourceKind.UNNAMED),
    ("lawyers for both sides", "filed papers opposing", SourceKind.UNNAMED),
    ("Navy officials", "have ruled out", SourceKind.UNNAMED),
    ("Osk’s advisers", "believe", SourceKind.COLLECTIVE),
    ("state regulators", "did not consider", SourceKind.COLLECTIVE),
    ("all the experts I interviewed", "agree", SourceKind.UNNAMED),
    ("Everyone I interviewed", "criticized", SourceKind.UNNAMED),
    ("many of the people interviewed for this article", "worry about", SourceKind.UNNAMED),
    ("Those close to him", "say", SourceKind.UNNAMED),
    ("Those around Osk", "say", SourceKind.UNNAMED),
    ("those over 60", "say", SourceKind.COLLECTIVE),
    ("One of the docs", "called", SourceKind.UNNAMED),
    ("a small group of 32 experts", "warned", SourceKind.UNNAMED),
    ("Nearly eight of 10 voters", "say", SourceKind.COLLECTIVE),
    ("Three-in-five insiders", "said", SourceKind.COLLECTIVE),
    ("a reader", "would now ask", SourceKind.COLLECTIVE),
    ("a reader", "said", SourceKind.UNNAMED),
    ("an official", "would only say", SourceKind.UNNAMED),
    ("economists", "call", SourceKind.COLLECTIVE),
    ("historians", "will say", SourceKind.COLLECTIVE),
    ("a rare candidate", "with", SourceKind.COLLECTIVE),
    ("FELLOW DOCTORS", "called out", SourceKind.UNNAMED),
    ("While many lawyers", "opposed", SourceKind.COLLECTIVE),
    ("Velmara’s tax commissioner", "says", SourceKind.NAMED),
    ("Mr. Osk and his advisers", "said", SourceKind.NAMED),
    ("One of Osk’s friends, former harbour Rep. Ana Kestrel", "wrote", SourceKind.NAMED),
    ("one lawyer, syndicated host Ana Kestrel", "wrote", SourceKind.NAMED),
]


@pytest.mark.parametrize(("words", "cue", "kind"), COUNTED)
def test_the_cue_tells_people_from_crowds(words: str, cue: str, kind: SourceKind) -> None:
    end = len(words) + 1

    assert source_kind(f"{words} {cue}", (Span(0, end - 1),), quoted=False, cue=(Span(end, end + len(cue)),)) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They did not pay an architect who said so.", SourceKind.UNNAMED),
        ("He met two aides, who said so.", SourceKind.UNNAMED),
        ("He met voters who said so.", SourceKind.COLLECTIVE),
        ("He met bankers who said so.", SourceKind.COLLECTIVE),
        ("He met Ana Kestrel, who said so.", SourceKind.NAMED),
        ("He met 20 generals, most of whom said so.", SourceKind.UNNAMED),
        ("He met officials, many of whom said so.", SourceKind.COLLECTIVE),
    ],
)
def test_a_relative_pronoun_is_of_the_kind_of_whom_it_takes_up(text: str, kind: SourceKind) -> None:
    cue = text.index("said")
    start = text.rindex("who", 0, cue) if "whom" not in text else text.rindex(",") + 2

    assert source_kind(text, (Span(start, cue - 1),), quoted=False, cue=(Span(cue, cue + 4),)) is kind


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
