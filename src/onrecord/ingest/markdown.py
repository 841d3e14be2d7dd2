"""Markdown, by markdown-it-py. Rule: the frozen text is what a reader sees of it, without marks, links and images."""

from markdown_it import MarkdownIt

from onrecord.ingest.blocks import freeze_blocks
from onrecord.ingest.decoding import Decoded, decode
from onrecord.ingest.draft import Draft
from onrecord.ingest.markup import parse_markup, visible_blocks
from onrecord.records import PassageKind, Problem

MEDIA_TYPE = "text/markdown"
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_FENCE = "---"


def read_markdown(data: bytes, location: str) -> Draft | Problem:
    """The rendered text with its headings and block quotes, and the metadata of its front matter."""
    decoded = decode(data, location)
    if not isinstance(decoded, Decoded):
        return decoded
    front, body = _front_matter(decoded.text)
    # By way of HTML, because Markdown may hold HTML, and one renderer is enough.
    markup = parse_markup(_PARSER.render(body))
    text, passages = freeze_blocks(visible_blocks(markup.tree))
    opens = [passage.span for passage in passages if passage.kind is PassageKind.HEADING and passage.span.start == 0]
    return Draft(
        text=text,
        media_type=MEDIA_TYPE,
        passages=passages,
        title=front.get("title") or "".join(span.cut(text) for span in opens),
        publisher=front.get("publisher"),
        author=front.get("author"),
        published=front.get("published") or front.get("date"),
        language=front.get("language") or front.get("lang"),
        url=front.get("url") or front.get("link"),
        problems=(*decoded.problems(location), *markup.problems(location)),
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The `key: value` lines between two lines of `---` at the very beginning, and the text after them."""
    opening, _, rest = text.partition("\n")
    lines = rest.split("\n")
    end = next((number for number, line in enumerate(lines) if line.rstrip() == _FENCE), None)
    if opening.rstrip() != _FENCE or end is None:
        return {}, text
    pairs = (line.partition(":") for line in lines[:end])
    fields = {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs}
    return fields, "\n".join(lines[end + 1 :])
