"""A thousand damaged files of every format: documents or one-line problems; no exception, no hang, no memory.

To have a format damaged, add a row to SEEDS: its ending, a function that gives the bytes of a small sound file (some
kB, with all that its reader looks at), and how often it is mutated. What fails is named by its number and kept in a
folder that the message names; `mutations.mutated(seed, number, others)` makes it again.
"""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from onrecord.ingest import Hints, ingest_bytes
from tests.ingest import mutations, offices, posted, test_dna, test_posts, test_subtitles, test_telegram
from tests.ingest.pdf.sample import sample

PAGES = Path(__file__).parent / "pages"
TEXT = """# Harbour

“The harbour is shut,” said Teodor Žalvic.

> Порт закрито.

| who  | said  |
|------|-------|
| Lisk | no 😀 |
"""
TABLE = 'text,date,title\n"He said ""no"".\nTwice",2019-03-05,Ünï\nplain,5 March 2019,x\n'
ROW = '{"text": "The harbour is shut, he said. \\ud83d\\ude00", "date": "2019-03-05", "author": {"name": "Žalvic"}}'
MOST_MEGABYTES = 1000


def archive() -> bytes:
    """A ZIP file with members of several formats, one of them an archive."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("b.jsonl", ROW)
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("a.txt", TEXT)
        held.writestr("folder/b.csv", TABLE)
        held.writestr("inner.zip", inner.getvalue())
    return outer.getvalue()


SEEDS: list[tuple[str, Callable[[], bytes], int]] = [
    (".txt", TEXT.encode, 1000),
    (".md", f"---\ntitle: x\ndate: 2019-03-05\n---\n{TEXT}".encode, 1000),
    (".html", (PAGES / "release.html").read_bytes, 1000),
    (".csv", TABLE.encode, 1000),
    (".jsonl", f"{ROW}\n{ROW}\n".encode, 1000),
    (".json", f"[{ROW}, {ROW}]".encode, 1000),
    (".zip", archive, 1000),
    (".pdf", sample, 1000),
    (".docx", offices.sound_word, 1000),
    (".odt", offices.sound_open_document, 1000),
    (".epub", offices.sound_book, 1000),
    (".rtf", lambda: offices.RTF, 1000),
    (".eml", posted.sound_letter, 1000),
    (".mbox", posted.sound_mailbox, 1000),
    (".msg", posted.sound_outlook, 1000),
    (".mhtml", posted.sound_saved_page, 1000),
    (".rss", posted.sound_rss, 1000),
    (".atom", posted.sound_atom, 1000),
    (".warc", partial(posted.sound_warc, packed=False), 1000),
    (".warc.gz", posted.sound_warc, 1000),
    (".wacz", posted.sound_wacz, 1000),
    (".telegram.json", test_telegram.SOUND.encode, 1000),
    (".posts.jsonl", lambda: "\n".join(map(json.dumps, test_posts.ROWS)).encode(), 1000),
    (".vtt", test_subtitles.VTT.encode, 1000),
    (".srt", test_subtitles.SRT.encode, 1000),
    (".dna", test_dna.sound, 1000),
]


@pytest.fixture(scope="module")
def seeds() -> dict[str, bytes]:
    """The sound file of each ending."""
    return {ending: make() for ending, make, _ in SEEDS}


@pytest.mark.parametrize(("ending", "count"), [pytest.param(ending, count, id=ending) for ending, _, count in SEEDS])
def test_damaged_files_give_documents_or_clear_problems(
    ending: str, count: int, seeds: dict[str, bytes], tmp_path: Path
) -> None:
    for other, seed in seeds.items():
        (tmp_path / f"seed{other}").write_bytes(seed)
    command = [sys.executable, "-W", "error", mutations.__file__, str(tmp_path), ending, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    now = tmp_path / "failed" / "now"
    at = now.read_text() if now.exists() else None
    assert (done.returncode, at) == (0, None), f"{ending} number {at} ended the process:\n{done.stderr[-3000:]}"
    assert done.stderr == ""
    told = json.loads(done.stdout)
    assert told["failed"] == {}, f"see {tmp_path / 'failed'}"
    assert told["documents"] > 0
    assert told["peak"] < MOST_MEGABYTES


def test_every_seed_is_sound(seeds: dict[str, bytes]) -> None:
    for ending, seed in seeds.items():
        assert any(found.document for found in ingest_bytes(seed, f"a{ending}", Hints())), ending
        assert len(seed) < (150_000 if ending == ".dna" else 20_000), ending  # a database of many tables


def test_a_number_gives_the_same_damage_each_time(seeds: dict[str, bytes]) -> None:
    seed, others = seeds[".zip"], [seeds[".txt"], seeds[".html"]]
    first = [mutations.mutated(seed, number, others) for number in range(200)]
    assert first == [mutations.mutated(seed, number, others) for number in range(200)]
    assert len(set(first)) > 150


def test_a_reader_that_breaks_a_promise_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes, *_: object) -> None:
        raise KeyError(f"{len(data)}\nbytes")

    monkeypatch.setattr(mutations, "ingest_bytes", broken)
    (tmp_path / "seed.txt").write_text(TEXT)
    told = mutations.feed(tmp_path, ".txt", 3)
    assert list(told["failed"]) == [0, 1, 2]
    assert "KeyError" in told["failed"][0]
    assert sorted(path.name for path in (tmp_path / "failed").iterdir()) == ["0.txt", "1.txt", "2.txt"]
