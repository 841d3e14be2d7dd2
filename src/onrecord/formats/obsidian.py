"""An Obsidian vault: a note for each actor, claim, commitment and document. The one rule: words of a document are
escaped, so that none of them becomes a link, a tag, a formula or code there."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onrecord.answers.promises import PromiseObject
from onrecord.answers.receipts import where_words
from onrecord.formats.extract import UNREVIEWED, Extract, OutActor, OutClaim, OutDocument, OutStatement
from onrecord.formats.tables.rows import way_words

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~=$%^:@&\"'/])")
"""What Markdown, Obsidian or one of its plug-ins may take for more than text: all ASCII punctuation but , and ;."""
_UNSAFE = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f\x7f]+|^\.+|\.+$')
_LONGEST = 60
"""Characters of a note's name, without the part that makes it the only one."""
_ID = 8


def write(extract: Extract, folder: Path) -> None:
    """Write the notes into folders, and a first one that leads to them."""
    vault = _Vault(extract)
    for kind, notes in (
        ("Actors", map(vault.actor, extract.actors)),
        ("Claims", map(vault.claim, extract.claims)),
        ("Commitments", map(vault.commitment, extract.commitments)),
        ("Documents", map(vault.document, extract.documents())),
    ):
        (folder / kind).mkdir()
        for name, text in notes:
            (folder / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / "Start here.md").write_text(vault.start(), encoding="utf-8")


def escaped(text: str) -> str:
    """The text on one line, as Markdown that shows it and nothing else."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def note_name(kind: str, label: str, key: str) -> str:
    """`Claims/the level was 71 percent 01661de5`: a name that every system takes for a file, and no other note has."""
    plain = " ".join(_UNSAFE.sub(" ", label).split())[:_LONGEST].strip(" .")
    return f"{kind}/{f'{plain} {key}'.strip()}"


class _Vault:
    """The notes of an extract, which know each other's names."""

    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        self._statements = {one["id"]: one for one in extract.statements()}
        self._by_actor: dict[str, list[OutStatement]] = defaultdict(list)
        self._by_document: dict[str, list[OutStatement]] = defaultdict(list)
        for one in self._statements.values():
            self._by_document[one["document"]["id"]].append(one)
            if one["speaker"]:
                self._by_actor[one["speaker"]["id"]].append(one)
        self._claims = {one["id"]: one for one in extract.claims}

    def start(self) -> str:
        """The first note."""
        yaml = _front({"ledger": self._extract.about.ledger, "made": self._extract.about.made.isoformat()})
        counts = (("Actors", len(self._extract.actors)), ("Claims", len(self._claims)))
        lines = [f"- {name}: {number:,}" for name, number in (*counts, ("Statements", len(self._statements)))]
        caution = (
            f"Statements are {UNREVIEWED}, unless their line says otherwise. A record that something was said is no"
            " record that it is so. Write your own notes elsewhere: an export replaces this folder."
        )
        return "\n".join((yaml, "# Start here", "", escaped(self._extract.about.words), "", *lines, "", caution, ""))

    def actor(self, one: OutActor) -> tuple[str, str]:
        """What one actor says, oldest first."""
        facts = {"id": one["id"], "type": one["type"], "aliases": [n for n in one["names"] if n != one["name"]]}
        said = self._by_actor[one["id"]]
        roles = [f"- {escaped(role['text'])}{' (former)' if role['former'] else ''}" for role in one["roles"]]
        body = ("## Roles", "", *(roles or ["none given"]), "", "## Statements", "", *self._lines(said))
        return _actor_name(one["id"], one["name"]), _note(one["name"], facts, body)

    def claim(self, one: OutClaim) -> tuple[str, str]:
        """Who stands where on one claim."""
        sides = {side["stance"]: side for side in one["sides"]}
        facts = {"id": one["id"], "reviewed": one["reviewed"], "first": one["first"], "last": one["last"]}
        counted = [
            f"- {stance}: {side['statements']:,} statements, {side['origins']:,} independent origins"
            for stance, side in sides.items()
        ]
        body = ["## Counted", "", *counted, ""]
        for stance in sides:
            told = [self._statements[member["statement"]] for member in one["members"] if member["stance"] == stance]
            body += [f"## {stance.capitalize()}", "", *self._lines(told), ""]
        return _claim_name(one), _note(one["words"], facts, body)

    def commitment(self, one: PromiseObject) -> tuple[str, str]:
        """One commitment with its three answers."""
        facts = {
            "kind": one["kind"],
            "due_from": one["due"]["start"],
            "due_until": one["due"]["end"],
            "official": one["official"],
            "evidence": one["evidence"],
            "schedule": one["schedule"],
            "as_of": self._extract.about.as_of.isoformat(),
            "reviewed": one["statement"] in self._extract.reviewed,
        }
        by = one["by"]["name"] or one["by"]["words"]["text"] or "nobody named"
        told = [f"- {one['kind']} by {escaped(by)}: {escaped(one['what']['text'])}"]
        for name in ("condition", "otherwise"):
            told += [f"- {name}: {escaped(words)}"] if (words := one[name]["text"]) else []
        outcomes = [
            f"- {told['day']} {told['kind']}: {escaped(told['voice']['words'])} `{told['voice']['receipt']}`"
            for told in one["outcomes"]
        ]
        receipt = f"- `{one['receipt']}` in {_link(_document_name(one['document'], one['title']))}"
        body = (*told, receipt, "", "## What is said to have become of it", "", *(outcomes or ["nothing found"]))
        name = note_name("Commitments", f"{by} - {one['what']['text']}", _short(one["receipt"]))
        return name, _note(f"{by}: {one['what']['text']}", facts, body)

    def document(self, one: OutDocument) -> tuple[str, str]:
        """What was read in one document."""
        facts = {key: one[key] for key in ("id", "publisher", "author", "published", "url", "text_sha256")}
        title = one["title"] or "untitled"
        body = ("## Statements", "", *self._lines(self._by_document[one["id"]]))
        return _document_name(one["id"], one["title"]), _note(title, facts, body)

    def _lines(self, said: Iterable[OutStatement]) -> Iterator[str]:
        """Statements, one an item, with all that belongs to it."""
        empty = True
        for one in said:
            empty = False
            yield self._line(one)
        if empty:
            yield "none here"

    def _line(self, one: OutStatement) -> str:
        speaker, certainty, document = one["speaker"], one["certainty"], one["document"]
        who = escaped(one["source"]["text"] or "no source given")
        if speaker:
            who = f"{_link(_actor_name(speaker['id'], speaker['name']))} ({who})"
        held = f" {certainty['degree']}{certainty['polarity'].replace('-', '−')}" if certainty else ""
        state = one["review"] if one["reviewed"] else UNREVIEWED
        claims = [_link(_claim_name(self._claims[place["claim"]])) for place in one["claims"]]
        place = where_words(one["locators"])
        day, words = (document["published"] or "undated")[:10], escaped(one["content"]["text"])
        where = _link(_document_name(document["id"], document["title"]))
        pieces = (
            f"- {day} {who}, {one['act'] or 'said'}{held}: {words}",
            f"  by way of {escaped(way_words(one['chain']))}",
            f"  `{one['receipt']}`{f' {escaped(place)}' if place else ''} in {where}; {state}",
            *([f"  part of {', '.join(claims)}"] if claims else []),
        )
        return "\n".join(pieces)


def _note(title: str, facts: Mapping[str, object], body: Iterable[str]) -> str:
    return "\n".join((_front(facts), f"# {escaped(title)}", "", *body, ""))


def _front(facts: Mapping[str, object]) -> str:
    """Properties, each in JSON, which is YAML, too."""
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items())
    return "\n".join(("---", *lines, "---", ""))


def _link(name: str) -> str:
    """A link that shows the note's name without its folder and its key."""
    file = name.partition("/")[2]
    return f"[[{name}|{file.rpartition(' ')[0] or file}]]"


def _actor_name(key: str, name: str) -> str:
    return note_name("Actors", name, key if key.isascii() else _UNSAFE.sub("-", key))


def _claim_name(one: OutClaim) -> str:
    return note_name("Claims", one["words"], _UNSAFE.sub("-", one["id"]))


def _document_name(key: str, title: str | None) -> str:
    return note_name("Documents", title or "untitled", key.removeprefix("sha256:")[:_ID])


def _short(receipt: str) -> str:
    return _UNSAFE.sub(" ", receipt.replace(":", "-")).strip()
