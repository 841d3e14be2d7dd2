"""Turn hand-marked news (cases.txt) into cases.jsonl; the one rule: every offset is counted here, never by hand.

Usage: python benchmarks/nested/build.py [--check] FOLDER...

Each FOLDER holds a `cases.txt`. A case begins with a line `== id kind kind …`; the lines up to the next are its text.
Marks: `{S:…}` source, `{Q:…}` cue, `{C:…}` content. Pieces with the same label inside the same statement's content are
one statement; the label is empty or a number (`{S2:…}`), and a source may serve several statements (`{S1,2:…}`). Marks
inside a content are a statement inside that statement. With --check nothing is written: cases.jsonl must be up to date.
"""

import argparse
import collections
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

MARK = re.compile(r"\{([SQC])(\d+(?:,\d+)*)?:|\}")
ROLES = {"S": "source", "Q": "cue", "C": "content"}
OPENING, PAIRS = "“‘«", (("“", "”"), ("‘", "’"), ("«", "»"))


class MarkupError(ValueError):
    """The marks of a case do not say what its author can have meant."""


@dataclass(slots=True)
class Marked:
    """A statement as marked: spans per role in code points of the bare text, and the statement that holds it."""

    parent: int | None
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: {role: [] for role in ROLES.values()})


@dataclass(frozen=True, slots=True)
class Case:
    """One text and its statements, parents before children."""

    id: str
    kinds: tuple[str, ...]
    text: str
    statements: tuple[Marked, ...]

    def depth(self, index: int) -> int:
        """1 for a statement of the text itself, 2 for one inside it, and so on."""
        parent = self.statements[index].parent
        return 1 if parent is None else 1 + self.depth(parent)

    def to_json(self) -> str:
        """One line of cases.jsonl."""
        statements = [marked.spans | {"parent": marked.parent} for marked in self.statements]
        record = {"id": self.id, "kinds": self.kinds, "text": self.text, "statements": statements}
        return json.dumps(record, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Open:
    """A mark that is not closed yet."""

    role: str
    statements: tuple[int, ...]
    start: int


def read_cases(path: Path) -> Iterator[Case]:
    """Every case of a `cases.txt`, in its order."""
    seen: set[str] = set()
    for block in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        header, _, body = block.partition("\n")
        name, *kinds = header.split()
        if name in seen:
            raise MarkupError(f"{path}: two cases are called {name}")
        seen.add(name)
        try:
            case = parse(name, tuple(kinds), body.strip())
        except MarkupError as error:
            raise MarkupError(f"{path}: case {name}: {error}") from error
        yield case


def parse(name: str, kinds: tuple[str, ...], body: str) -> Case:
    """Strip the marks from one text and count the spans."""
    statements: list[Marked] = []
    known: dict[tuple[int | None, str], int] = {}
    stack: list[Open] = []
    text, last = "", 0
    for match in MARK.finditer(body):
        text += body[last : match.start()]
        last = match.end()
        if match.group() == "}":
            close(stack, statements, text)
        else:
            stack.append(open_mark(match, stack, statements, known, len(text)))
    if stack:
        raise MarkupError(f"{len(stack)} mark(s) never closed")
    case = Case(name, kinds, text + body[last:], tuple(statements))
    verify(case)
    return case


def open_mark(
    match: re.Match[str],
    stack: list[Open],
    statements: list[Marked],
    known: dict[tuple[int | None, str], int],
    start: int,
) -> Open:
    """Find or found the statements that a new mark belongs to."""
    holder: int | None = None
    if stack:
        if stack[-1].role != "C":
            raise MarkupError("a mark inside a source or a cue")
        holder = stack[-1].statements[0]
    labels = (match.group(2) or "").split(",")
    if len(labels) > 1 and match.group(1) != "S":
        raise MarkupError("only a source may serve several statements")
    for label in labels:
        if (holder, label) not in known:
            known[holder, label] = len(statements)
            statements.append(Marked(holder))
    return Open(match.group(1), tuple(known[holder, label] for label in labels), start)


def close(stack: list[Open], statements: list[Marked], text: str) -> None:
    """Record the span of the innermost open mark."""
    if not stack:
        raise MarkupError("a closing brace without a mark")
    mark = stack.pop()
    if text[mark.start :].strip() != text[mark.start :] or len(text) == mark.start:
        raise MarkupError(f"empty span or white space at its edge: {text[mark.start :]!r}")
    for index in mark.statements:
        statements[index].spans[ROLES[mark.role]].append((mark.start, len(text)))


def verify(case: Case) -> None:
    """Refuse a case that breaks what README.md promises of every case."""
    if "{" in case.text or "}" in case.text:
        raise MarkupError("a brace is left in the text")
    for marked in case.statements:
        words = [case.text[start:end] for start, end in marked.spans["content"]]
        if not words:
            raise MarkupError(f"a statement without content: {marked.spans}")
        if len(marked.spans["cue"]) > 1:
            raise MarkupError(f"a cue in several pieces: {words}")
        if marked.parent is not None:
            outer = case.statements[marked.parent].spans["content"]
            for start, end in (span for spans in marked.spans.values() for span in spans):
                if not any(low <= start and end <= high for low, high in outer):
                    raise MarkupError(f"{case.text[start:end]!r} leaves the content that holds it")
    for complaint in conventions(case):
        raise MarkupError(complaint)


def conventions(case: Case) -> Iterator[str]:
    """Breaches of the span conventions in README.md that a program can see."""
    starts = {start for marked in case.statements for start, _ in marked.spans["content"]}
    for marked in case.statements:
        for start, end in marked.spans["content"]:
            words, before = case.text[start:end], case.text[:start]
            if before.endswith(" that ") and start - len("that ") not in starts and words[0] not in OPENING + '"':
                yield f"'that' stands outside: {words!r}"
            if loose_mark(words, before[-1:], case.text[end : end + 1]):
                yield f"one mark of a pair stands outside: {words!r}"
            if re.search(r"[^.…]\.$", words) and not runs_on(words) and "full-stop" not in case.kinds:
                yield f"the full stop of the sentence stands inside: {words!r}"
            if words.endswith(","):
                yield f"a comma stands inside: {words!r}"
        for start, end in marked.spans["cue"]:
            if case.text[start:end].endswith(","):
                yield f"a comma ends the cue: {case.text[start:end]!r}"


def runs_on(words: str) -> bool:
    """Whether a quotation is opened and not closed, as in every paragraph but the last of a long one."""
    return words.count('"') % 2 == 1 or any(words.count(one) > words.count(other) for one, other in PAIRS)


def loose_mark(words: str, before: str, after: str) -> bool:
    """Whether a quotation mark right outside is the partner of one inside."""
    if '"' in (before, after) and words.count('"') % 2:
        return True
    for opening, closing in PAIRS:
        inside = words.count(opening) - len(re.findall(rf"{closing}(?!\w)", words))
        if (before == opening and inside < 0) or (after == closing and inside > 0):
            return True
    return False


def summary(cases: list[Case]) -> str:
    """Counts of cases by kind and of statements by depth, for a person to read."""
    kinds = collections.Counter(kind for case in cases for kind in case.kinds)
    depths = collections.Counter(case.depth(index) for case in cases for index in range(len(case.statements)))
    deepest = collections.Counter(
        max((case.depth(index) for index in range(len(case.statements))), default=0) for case in cases
    )
    return "\n".join(
        (
            f"cases {len(cases)}, statements {sum(len(case.statements) for case in cases)}",
            "cases by depth of the deepest statement: " + ", ".join(f"{k}: {n}" for k, n in sorted(deepest.items())),
            "statements by depth: " + ", ".join(f"{depth}: {count}" for depth, count in sorted(depths.items())),
            "cases by kind: " + ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())),
        )
    )


def main() -> int:
    """Build or check every folder named on the command line; 1 where a check fails or a mark is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where cases.jsonl is out of date")
    arguments = parser.parse_args()
    stale = False
    for folder in arguments.folders:
        try:
            cases = list(read_cases(folder / "cases.txt"))
        except MarkupError as error:
            sys.stderr.write(f"{error}\n")
            return 1
        built, target = "".join(f"{case.to_json()}\n" for case in cases), folder / "cases.jsonl"
        if not arguments.check:
            target.write_text(built, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != built:
            stale = True
            sys.stderr.write(f"{target} is not what {folder / 'cases.txt'} says: build it again\n")
        sys.stdout.write(f"{folder}\n{summary(cases)}\n")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
