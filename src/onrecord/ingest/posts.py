"""Posts of social networks, one JSON object each, as their common exports write them. Rule: a field is known by its
path, never by its contents; who is reposted or quoted is named in a line of its own before the words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from onrecord.ingest.blocks import PARAGRAPH, freeze_blocks
from onrecord.ingest.decoding import line_feeds, writable
from onrecord.ingest.draft import Draft
from onrecord.ingest.handed_on import headed
from onrecord.ingest.markup import parse_markup, visible_blocks
from onrecord.records import Locator, LocatorKind, Passage, PassageKind, Span

MEDIA_TYPE = "application/vnd.social-post+json"
_DEPTH = 5
"""Objects within objects that are looked into."""
_PATHS = {
    "text": ("full_text", "note_tweet.text", "text", "content", "record.text", "rawContent", "message"),
    "author": (
        *(
            "user.name",
            "user.displayname",
            "account.display_name",
            "author.name",
            "author.displayName",
            "user.screen_name",
        ),
        *(
            "user.username",
            "account.acct",
            "account.username",
            "author.username",
            "author.handle",
            "author.userName",
            "username",
        ),
    ),
    "id": ("id_str", "id", "status_id", "post_id", "cid", "uri"),
    "published": ("created_at", "createdAt", "record.createdAt", "date", "timestamp"),
    "url": ("url", "permalink", "link"),
    "language": ("lang", "language"),
    "answers": (
        *("in_reply_to_status_id_str", "in_reply_to_status_id", "in_reply_to_id", "inReplyToId", "inReplyToTweetId"),
        *("in_reply_to", "record.reply.parent.uri"),
    ),
}
"""Where the common exports have each field, the surest place first."""
_ACCOUNTS = ("user.", "account.", "author.")
_HANDED_ON = {
    "Reposted from": ("retweeted_status", "reblog", "retweetedTweet"),
    "Quoted from": ("quoted_status", "quote.quoted_status", "quotedTweet", "quoted_post", "quote"),
}
_QUOTED = "Quoted from"
_RT = re.compile(r"RT (?P<name>@\w{1,40}):(?=\s)")
_MARKUP = re.compile(r"<(?:p|br|a|span|blockquote)\b[^<>]*>", re.IGNORECASE)
_WITHOUT_LANGUAGE = frozenset({"und", "zxx", "qme", "qst", "art"})


@dataclass(frozen=True, slots=True)
class Post:
    """The draft of a post, and the paths that it was made of."""

    draft: Draft
    paths: frozenset[str]


def flat(value: Mapping[str, object], prefix: str = "", depth: int = 0) -> dict[str, str]:
    """The texts and numbers of an object and of those within it, by their paths: `user.name`."""
    found: dict[str, str] = {}
    for name, held in value.items():
        path = f"{prefix}{name}"
        if isinstance(held, str) or (isinstance(held, (int, float)) and not isinstance(held, bool)):
            found[path] = str(held)
        elif isinstance(held, dict) and depth < _DEPTH:
            found |= flat(held, f"{path}.", depth + 1)
    return found


def read_post(row: Mapping[str, str]) -> Post | None:
    """The post that flat fields are; None where they are something else: a post has an account, a number and a date."""
    places = _places(row, "")
    account = any(path.startswith(_ACCOUNTS) for path in row)
    if not account or not {"id", "author", "published"} <= places.keys():
        return None
    own, handed = _own(row, places), _handed(row)
    if handed is None and not own.strip():
        return None
    text, passages = _with_repost(own) if handed is None else _with_handed(own, handed, row)
    if handed is not None:
        places |= {f"handed {name}": path for name, path in handed[1].items()}
    author = row[places["author"]]
    draft = Draft(
        text=text,
        media_type=MEDIA_TYPE,
        passages=passages,
        locators=_message(text, row[places["id"]]),
        title=_title(row, places),
        publisher=author,
        author=author,
        published=row[places["published"]],
        language=_language(row.get(places.get("language", ""))),
        url=row.get(places.get("url", "")),
    )
    return Post(draft, frozenset(places.values()))


def _places(row: Mapping[str, str], prefix: str) -> dict[str, str]:
    """The path of each field that has something in it."""
    found = {}
    for name, paths in _PATHS.items():
        path = next((f"{prefix}{path}" for path in paths if row.get(f"{prefix}{path}", "").strip()), None)
        if path is not None:
            found[name] = path
    return found


def _own(row: Mapping[str, str], places: Mapping[str, str]) -> str:
    """The words of a post; those in markup as a reader sees them."""
    text = line_feeds(row.get(places.get("text", ""), ""))
    if not _MARKUP.search(text):
        return text
    return freeze_blocks(visible_blocks(parse_markup(text).tree))[0]


def _handed(row: Mapping[str, str]) -> tuple[str, dict[str, str]] | None:
    """The post within a post, and by which words it is handed on."""
    for lead, names in _HANDED_ON.items():
        for name in names:
            places = _places(row, f"{name}.")
            if {"text", "author"} <= places.keys():
                return lead, places
    return None


def _with_handed(
    own: str, handed: tuple[str, dict[str, str]], row: Mapping[str, str]
) -> tuple[str, tuple[Passage, ...]]:
    """The post with the one that it hands on below; a repost has no words of its own."""
    lead, places = handed
    text, passages = headed([(PassageKind.SPEAKER, lead, row[places["author"]])], _own(row, places))
    if lead != _QUOTED or not own.strip():
        return text, passages
    before = f"{own.rstrip()}{PARAGRAPH}"
    shifted = (replace(one, span=Span(one.span.start + len(before), one.span.end + len(before))) for one in passages)
    return before + text, tuple(shifted)


def _with_repost(own: str) -> tuple[str, tuple[Passage, ...]]:
    """A post that says in its words that it is another's, which may be all that is known of that one."""
    match = _RT.match(own)
    return own, (Passage(Span(*match.span("name")), PassageKind.FORWARDED),) if match else ()


def _message(text: str, number: str) -> tuple[Locator, ...]:
    label = " ".join(writable(number)[0].split())
    return (Locator(Span(0, len(text)), LocatorKind.MESSAGE, label),) if text.strip() and label else ()


def _title(row: Mapping[str, str], places: Mapping[str, str]) -> str | None:
    answers = row.get(places.get("answers", ""))
    number = row[places["id"]]
    return f"Post {number} (in reply to {answers})" if answers else f"Post {number}"


def _language(code: str | None) -> str | None:
    return None if code in _WITHOUT_LANGUAGE else code
