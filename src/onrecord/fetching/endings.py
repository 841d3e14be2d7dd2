"""Which format was fetched. The one rule: what the server says comes first, and where that tells nothing, the ending of
the address."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

_BY_TYPE = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rss",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "application/epub+zip": ".epub",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "message/rfc822": ".eml",
    "application/mbox": ".mbox",
    "application/vnd.ms-outlook": ".msg",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "multipart/related": ".mhtml",
    "application/warc": ".warc",
}
# Types that say little: the ending tells more where there is one.
_VAGUE = {
    "": "",
    "text/plain": ".txt",
    "application/octet-stream": "",
    "binary/octet-stream": "",
    "application/json": ".json",
    "text/xml": ".xml",
    "application/xml": ".xml",
}
_NO_TEXT = ("audio/", "font/", "image/", "video/")
_SCRIPTS = {".php", ".asp", ".aspx", ".jsp", ".cgi", ".do", ".cfm", ".shtml", ".phtml"}
_HEAD = 1024


def holds_no_text(media_type: str) -> bool:
    """Whether there is nothing to read in what is of this type, so that it need not be fetched."""
    return media_type.startswith(_NO_TEXT)


def ending_of(media_type: str, url: str, body: bytes) -> str:
    """The ending of a name, with its dot, that tells the format of what was fetched; empty where nothing does."""
    told = _BY_TYPE.get(media_type)
    if told is not None:
        return told
    named = PurePosixPath(urlsplit(url).path).suffix.lower()
    vague = _VAGUE.get(media_type)
    if vague == ".xml" or (not vague and _is_markup(body, b"<?xml")):
        return _of_markup(body) or named or ".xml"
    if named in _SCRIPTS or (not vague and _is_markup(body, b"<!doctype html", b"<html")):
        return ".html" if _is_markup(body, b"<") else vague or ".txt"
    return named or vague or ""


def _is_markup(body: bytes, *beginnings: bytes) -> bool:
    return body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(beginnings)


def _of_markup(body: bytes) -> str | None:
    """What kind of XML it is, by the first element that tells."""
    head = body[:_HEAD].lower()
    kinds = ((b"<rss", ".rss"), (b"<rdf:rdf", ".rss"), (b"<feed", ".atom"), (b"<html", ".html"))
    found = [(head.find(tag), ending) for tag, ending in kinds if tag in head]
    return min(found)[1] if found else None
