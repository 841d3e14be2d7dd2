"""Which format was fetched."""

import pytest

from onrecord.fetching import ending_of

FEED = b'<?xml version="1.0"?>\n<rss version="2.0">'
ATOM = b'<?xml version="1.0"?><!-- <rss --><feed xmlns="http://www.w3.org/2005/Atom">'


@pytest.mark.parametrize(
    ("media_type", "path", "body", "ending"),
    [
        ("text/html", "/report.pdf", b"<p>", ".html"),
        ("application/pdf", "/download", b"%PDF", ".pdf"),
        ("application/rss+xml", "/feed", FEED, ".rss"),
        ("text/xml", "/feed.php", FEED, ".rss"),
        ("application/xml", "/feed", b'<feed xmlns="a">', ".atom"),
        ("text/xml", "/a", b"<other>", ".xml"),
        ("text/plain", "/notes.md", b"# A", ".md"),
        ("text/plain", "/notes", b"words", ".txt"),
        ("text/plain", "/index.php", b"words", ".txt"),
        ("application/octet-stream", "/Minutes.DOCX", b"PK", ".docx"),
        ("", "/article", b"  <!DOCTYPE html><p>", ".html"),
        ("", "/index.php", b"<p>words", ".html"),
        ("", "/feed", FEED, ".rss"),
        ("", "/words", b"words", ""),
        ("application/json", "/posts", b"[]", ".json"),
        ("application/x-unheard-of", "/a.odt", b"PK", ".odt"),
        ("application/x-unheard-of", "/a", b"PK", ""),
    ],
)
def test_the_server_tells_and_else_the_address(media_type: str, path: str, body: bytes, ending: str) -> None:
    assert ending_of(media_type, f"http://courier.example{path}?page=a.exe", body) == ending
