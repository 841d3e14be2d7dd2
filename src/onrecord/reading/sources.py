"""What kind of source the words name, from the words alone. Nobody's identity is ever inferred here."""

import re

from onrecord.records import SourceKind, Spans, words

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_AUTHOR = _listed("I My Our We me my our us we")
_SPOKEN_OF = _listed("you he her hers him his it she that their them they which who")
_INDEFINITE = _listed("a an another any few many most no one several some three two")
_COUNTED = _listed("one two three")
_PLACED = _listed("at from in near")
_SMALL = _INDEFINITE | _listed("all both her his its my other our that the their these this those your")
_MODIFIERS = _listed(
    """administration defence defense early federal foreign former government independent intelligence internal local
    military national new official opposition recent regional security senior state top unnamed western"""
)
_OFFICES = _listed(
    """ambassador chair chairman chairwoman chancellor chief commander director envoy general governor judge king leader
    mayor minister pope premier president prosecutor queen secretary senator speaker treasurer"""
)
_PEOPLE = _listed(
    """adviser advisers advisor advisors aide aides analyst analysts attendee attendees colleague colleagues commanders
    contact contacts diplomat diplomats employee employees executive executives expert experts figure friend friends
    individual individuals insider insiders investigator investigators lawmaker lawmakers lawyer lawyers man member
    men ministers negotiator negotiators officer officers official officials operative operatives participant
    participants people person persons resident senators soldier soldiers someone source sources spokesman
    spokespeople spokesperson spokeswoman staffer staffers strategist strategists student supporter them those
    veteran veterans voter witness witnesses woman women worker workers"""
)
_CROWDS = _listed(
    """activists allies audience campaigners citizens commentators conservatives critics crowd crowds democrats
    detractors economists everybody everyone few historians leaders liberals majority many members most observers
    opponents others pollsters prosecutors protesters public pundits reporters republicans residents respondents
    rivals scholars scientists some students supporters viewers voters world"""
)
_BODIES = _listed(
    """agency alliance army association authorities authority bank board body bureau cabinet camp campaign club
    coalition commission committee company congress corporation council country court department embassy family
    federation firm fleet force forces foundation government group groups hospital institute institution
    investigators jury leadership magazine media ministry navy newspaper newspapers office opposition organisation
    organization panel parliament party police press secretariat senate service side staff state team tribunal union
    university"""
)
_DOCUMENTS = _listed(
    """account accounts act ad advertisement affidavit agreement analysis announcement article articles bill book brief
    broadcast bulletin charter communique complaint constitution contract data decree dispatch document documents
    editorial email emails estimate estimates figures file files filing filings findings footage forecast images
    indictment interview invitation invoice law lawsuit leaflet letter letters log logs manifesto memo memoir
    memorandum memos message messages minutes motion note notes notice order orders pact paper papers petition
    photographs plan poll polls post posts press proposal record recording records register regulations release
    releases report reports resolution review rule rules ruling speech statement statements statistics statute story
    studies study survey surveys telegram testimony text transcript transcripts treaty tweet tweets verdict video
    warrant website"""
)
_MASTHEADS = _listed("bulletin dispatch post press record register review telegram")
_ENDS_HEAD = _listed(
    """about after against among at attending before between briefed by citing close commissioned conducted demanding
    during familiar for from given in including inside interviewed into involved issued knowledgeable leaked near
    obtained of on opposed over present published released reviewed seen sent signed speaking taken to under watching
    which who whose with within written"""
)
_COMMON = _SMALL | _MODIFIERS | _OFFICES | _PEOPLE | _CROWDS | _BODIES | _DOCUMENTS


def source_kind(text: str, source: Spans, *, quoted: bool) -> SourceKind:
    """Kind of a source by its head noun and its capitals. `quoted` says that the source stands inside a quotation,
    where "I" is the speaker and not the author.
    """
    phrase, _, apposition = words(text, source).partition(",")
    tokens = _WORD.findall(phrase)
    if not tokens:
        return SourceKind.NAMED if source else SourceKind.IMPLICIT
    if tokens[0] in _AUTHOR and (len(tokens) == 1 or tokens[1] in {"all", "both", "myself", "ourselves"}):
        return SourceKind.NAMED if quoted else SourceKind.AUTHOR
    if len(tokens) == 1 and tokens[0].lower() in _SPOKEN_OF:
        return SourceKind.NAMED
    return SourceKind.NAMED if _is_name(phrase, apposition) or _ends_in_name(tokens) else _by_head(tokens)


def _by_head(tokens: list[str]) -> SourceKind:
    """An organisation, or the holder of an office, is named as surely as a person is; whoever is known only by what
    they do is not."""
    lower = [token.lower() for token in tokens]
    at = _head(lower)
    head, definite, capital = lower[at], lower[0] not in _INDEFINITE, tokens[at][0].isupper()
    if head in _OFFICES:
        return SourceKind.NAMED if definite else SourceKind.UNNAMED
    if head in _CROWDS and lower[0] not in _COUNTED:
        return SourceKind.COLLECTIVE
    if head in _DOCUMENTS and not (head in _MASTHEADS and capital):
        return SourceKind.DOCUMENT
    if head in _BODIES:
        return SourceKind.NAMED if _has_name(tokens) else SourceKind.COLLECTIVE
    named = capital and definite and head not in _SMALL | _PEOPLE
    return SourceKind.NAMED if named else SourceKind.UNNAMED


def _head(lower: list[str]) -> int:
    """Index of the head noun: the last word before what only qualifies it; in "one of the men", that is "men"."""
    if lower[0] in _INDEFINITE and lower[1:2] == ["of"] and lower[2:]:
        return 2 + _head(lower[2:])
    return next((at - 1 for at, word in enumerate(lower) if at and word in _ENDS_HEAD), len(lower) - 1)


def _has_name(tokens: list[str]) -> bool:
    """Whether any word is capitalised; the first counts only if it is no common one, which may just open a sentence."""
    return any(token[0].isupper() and (at or token.lower() not in _COMMON) for at, token in enumerate(tokens))


def _is_name(phrase: str, apposition: str) -> bool:
    """Whether a name follows the comma, as in "a spokesman, Ilja Born,"; after "in Easthaven" it would be a place's."""
    tokens = _WORD.findall(apposition.partition(",")[0])
    named = len(tokens) > 1 and tokens[0].lower() not in _SMALL and all(token[0].isupper() for token in tokens[:2])
    return named and _PLACED.isdisjoint(phrase.split())


def _ends_in_name(tokens: list[str]) -> bool:
    """Whether a name closes a title ("adviser on economic issues Oleh Born") or opens a list ("Born and his aides")."""
    *before, first, last = ["", "", *tokens]
    titled = bool(before[-1:]) and before[-1].islower() and before[-1] not in _ENDS_HEAD | _SMALL
    listed = len(tokens) > 1 and tokens[1] == "and" and tokens[0][0].isupper() and tokens[0].lower() not in _COMMON
    return listed or (titled and first[:1].isupper() and last[:1].isupper())
