"""What stands in an EPUB file beside its chapters: their order, their titles, the book's own. Rule: what is missing or
malformed here costs no chapter that the list of chapters names.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from onrecord.ingest.packages import Package, child, local, said

_PAGES = {"application/xhtml+xml", "text/html", "application/x-dtbook+xml"}
_NOBODY = {"unknown", "unknown author"}  # what programs write where nobody is named
# These only keep fonts from being taken out of the book.
_OF_FONTS = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the book: its path in the package, its number from 1, its title if the table of contents has it."""

    path: str
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Book:
    """What the package says of the book; all in its own words."""

    chapters: tuple[Chapter, ...]
    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    language: str | None


def read_book(package: Package) -> Book | None:
    """The book; None where the package has no list of chapters."""
    container = package.tree("META-INF/container.xml")
    roots = [] if container is None else [one for one in container.iter() if local(one) == "rootfile"]
    path = next((said(one, "full-path") or "" for one in roots), "")
    tree = package.tree(path) if path else None
    if child(tree, "manifest") is None or child(tree, "spine") is None:
        return None
    told = child(tree, "metadata")
    return Book(
        chapters=tuple(_chapters(package, tree, path)),
        title=next(_told(told, "title"), None),
        author=", ".join(name for name in _told(told, "creator") if name.lower() not in _NOBODY) or None,
        publisher=next(_told(told, "publisher"), None),
        published=_published(told),
        language=next(_told(told, "language"), None),
    )


def _told(metadata: Any, name: str) -> Iterator[str]:  # noqa: ANN401 - an lxml element, which has no types
    """What the metadata say under this name, also where an old book holds them one level deeper."""
    for one in () if metadata is None else metadata.iter():
        if local(one) == name and one.text and one.text.strip():
            yield one.text.strip()


def _published(metadata: Any) -> str | None:  # noqa: ANN401
    """The date of publication, which one of several dates may be marked as; not that of the last change."""
    dates = [] if metadata is None else [one for one in metadata.iter() if local(one) == "date" and one.text]
    events = {said(one, "event") or "publication": one.text.strip() for one in reversed(dates)}
    return events.get("publication")


def _chapters(package: Package, tree: Any, path: str) -> Iterator[Chapter]:  # noqa: ANN401
    folder = posixpath.dirname(path)
    items = {said(one, "id") or "": one for one in child(tree, "manifest") if local(one) == "item"}
    titles = _titles(package, tree, items, folder)
    references = [said(one, "idref") or "" for one in child(tree, "spine") if local(one) == "itemref"]
    pages = [item for item in map(items.get, dict.fromkeys(references)) if item is not None and _is_page(item)]
    # A page that stands in the list twice is read once.
    paths = dict.fromkeys(_resolved(folder, said(item, "href") or "") for item in pages)
    for number, where in enumerate(paths, 1):
        yield Chapter(where, number, titles.get(where, ""))


def _is_page(item: Any) -> bool:  # noqa: ANN401
    """Whether it is a page of the book and not its table of contents."""
    return said(item, "media-type") in _PAGES and "nav" not in (said(item, "properties") or "").split()


def _resolved(folder: str, link: str) -> str:
    """The path in the package that a link from a folder leads to."""
    path = unquote(link.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def _titles(package: Package, tree: Any, items: dict[str, Any], folder: str) -> dict[str, str]:  # noqa: ANN401
    """The titles of pages in the tables of contents, that of EPUB 3 before that of EPUB 2; a page's first counts."""
    navigation = [one for one in items.values() if "nav" in (said(one, "properties") or "").split()]
    navigation += [one for one in (items.get(said(child(tree, "spine"), "toc") or ""),) if one is not None]
    found: dict[str, str] = {}
    for one in navigation:
        path = _resolved(folder, said(one, "href") or "")
        contents = package.tree(path)
        for link, title in () if contents is None else _links(contents):
            found.setdefault(_resolved(posixpath.dirname(path), link), title)
    return found


def _links(contents: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    for one in contents.iter():
        if local(one) == "a" and (link := said(one, "href")):
            yield link, "".join(one.itertext())
        elif local(one) == "navPoint" and (content := child(one, "content")) is not None:
            label = child(one, "navLabel", "text")
            yield said(content, "src") or "", (label is not None and label.text) or ""


def is_protected(package: Package, book: Book) -> bool:
    """Whether chapters are encrypted."""
    tree = package.tree("META-INF/encryption.xml")
    pages = {chapter.path for chapter in book.chapters}
    for one in () if tree is None else tree:
        method, reference = child(one, "EncryptionMethod"), child(one, "CipherData", "CipherReference")
        if method is None or reference is None or said(method, "Algorithm") in _OF_FONTS:
            continue
        if _resolved("", said(reference, "URI") or "") in pages:
            return True
    return False
