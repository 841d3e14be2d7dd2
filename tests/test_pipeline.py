"""From inputs to the ledger: in order, several at once, nothing lost when a document, a process or a user gives up."""

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest

from onrecord.errors import ModelError, OnrecordError
from onrecord.ingest import Hints, Ingested
from onrecord.ledger import Filters, Ledger
from onrecord.models import CURRENT
from onrecord.pipeline import ModelLoader, Outcome, Plan, Reader, Step, Tally, add, processors, reading_stream, weigh
from onrecord.pipeline.stream import DOCUMENTS_PER_JOB
from onrecord.records import (
    Document,
    Problem,
    ProblemKind,
    Reading,
    Selection,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    sha256,
)
from tests.cli.sayings import Sayings

ROOT = Path(__file__).parent.parent
FOG = Problem(ProblemKind.EMPTY, "there is no text", "fog.txt", 1.0)
INLINE = Plan(jobs=1, load=Sayings())
TWO = Plan(jobs=2, load=Sayings())


def found(text: str, location: str = "a.txt", problems: tuple[Problem, ...] = ()) -> Ingested:
    data = text.encode()
    return Ingested(data, Document(text, sha256(data)), problems, location)


def told(number: int) -> Ingested:
    return found(f"Mira Tolland said that pier {number} is open.", f"{number}.txt")


def unread() -> Ingested:
    return Ingested(b"", None, (FOG,), "fog.txt")


def outcomes(steps: Iterator[Step]) -> list[tuple[str, str]]:
    return [(step.ingested.location, step.outcome.value) for step in steps]


@pytest.mark.parametrize("plan", [INLINE, TWO], ids=["here", "in two processes"])
def test_inputs_come_back_in_their_order_whatever_becomes_of_them(plan: Plan) -> None:
    inputs = [told(1), unread(), found("Mira FAILs to speak.", "fails.txt"), told(2), told(3)]
    steps = reading_stream(inputs, plan, lambda document: "pier 2" in document.text)
    assert outcomes(steps) == [
        ("1.txt", "read"),
        ("fog.txt", "unread"),
        ("fails.txt", "unread"),
        ("2.txt", "held"),
        ("3.txt", "read"),
    ]


@pytest.mark.parametrize("plan", [INLINE, TWO], ids=["here", "in two processes"])
def test_a_document_that_fails_says_so_and_keeps_what_ingest_said(plan: Plan) -> None:
    steps = list(reading_stream([found("FAIL", "x.txt", (FOG,)), told(1)], plan))
    assert steps[0].problems == (
        FOG,
        Problem(ProblemKind.NOT_READ, "reading failed: the tokenizer broke", "x.txt", 1.0),
    )
    assert steps[0].reading is None
    assert steps[1].reading is not None


def test_what_is_read_is_what_the_reader_read_under_the_selection() -> None:
    for selection, number in ((Selection.PRECISE, 0), (Selection.BALANCED, 1)):
        (step,) = reading_stream([told(7)], Plan(selection, 1, Sayings()))
        assert step.reading is not None
        assert step.reading.selection is selection
        assert len(step.reading.statements) == number


def test_problems_of_the_input_come_before_those_of_the_reading() -> None:
    lost = Problem(ProblemKind.LANGUAGE, "not English", "a.txt")

    class Doubting(Sayings):
        def __call__(self) -> Reader:
            return lambda document, selection: Reading(document, (), "doubting-1", (lost,), selection)

    (step,) = reading_stream([found("Bon vent.", problems=(FOG,))], Plan(jobs=1, load=Doubting()))
    assert step.problems == (FOG, lost)


def test_one_document_alone_starts_no_process() -> None:
    class HereOnly(Sayings):
        def __reduce__(self) -> str:
            pytest.fail("went to another process")

    assert outcomes(reading_stream([told(1)], Plan(jobs=2, load=HereOnly()))) == [("1.txt", "read")]


def test_no_input_gives_nothing() -> None:
    assert list(reading_stream([], TWO)) == []


def test_inputs_are_taken_as_they_are_needed() -> None:
    taken = count()

    def endless() -> Iterator[Ingested]:
        return (told(number) for number in taken)

    assert len(list(islice(reading_stream(endless(), TWO), 3))) == 3
    assert next(taken) <= 3 + 2 * DOCUMENTS_PER_JOB


def test_large_documents_narrow_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.pipeline.stream.CHARACTERS", 1)
    taken = count()
    inputs = (told(number) for number in taken)
    assert len(list(islice(reading_stream(inputs, TWO), 3))) == 3
    assert next(taken) <= 5


def test_a_process_that_dies_is_an_error_that_says_where() -> None:
    steps = reading_stream([told(1), told(2), found("They DIE.", "last.txt"), told(3)], TWO)
    with pytest.raises(OnrecordError, match=r"a reading process died at or soon after .*--jobs"):
        list(steps)


def test_a_model_that_is_missing_stops_everything(tmp_path: Path) -> None:
    for plan in (Plan(jobs=1, load=ModelLoader(tmp_path)), Plan(jobs=2, load=ModelLoader(tmp_path))):
        with pytest.raises(ModelError, match="no model at"):
            list(reading_stream([told(1), told(2)], plan))


def test_a_loader_names_its_model_without_loading_it(tmp_path: Path) -> None:
    assert ModelLoader().model == CURRENT
    assert ModelLoader(tmp_path / "other-en-9").model == "other-en-9"


def test_by_default_there_is_a_process_for_each_processor() -> None:
    assert Plan().jobs == processors() >= 1


@pytest.mark.skipif(
    not (ROOT / "src/onrecord/models" / CURRENT / "model.onnx").exists(), reason="the model is not here"
)
def test_the_bundled_model_reads_unless_told_otherwise() -> None:
    (step,) = reading_stream([found("“The pier is open,” Mira Tolland said on Friday.")], Plan())
    assert step.reading is not None
    assert step.reading.model == CURRENT
    assert step.reading.statements


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"Mira Tolland said that pier {number} is open.\n", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "desk.db") as opened:
        yield opened


def counts(steps: Iterator[Step]) -> tuple[int, int, int]:
    tally = Tally()
    for step in steps:
        tally.count(step)
    return tally.read, tally.held, tally.unread


@pytest.mark.parametrize("plan", [INLINE, TWO], ids=["here", "in two processes"])
def test_adding_again_changes_nothing(plan: Plan, desk: Path, ledger: Ledger) -> None:
    assert counts(add([desk], ledger, Hints(), plan)) == (6, 0, 1)
    before = list(ledger.statements(Filters())), list(ledger.documents()), list(ledger.problems())
    assert counts(add([desk], ledger, Hints(), plan)) == (0, 6, 1)
    assert (list(ledger.statements(Filters())), list(ledger.documents()), list(ledger.problems())) == before
    assert not any(checked.problems for checked in ledger.verify())


def test_another_model_or_selection_reads_again(desk: Path, ledger: Ledger) -> None:
    counts(add([desk], ledger, Hints(), INLINE))
    assert counts(add([desk], ledger, Hints(), Plan(jobs=1, load=Sayings("sayings-2")))) == (6, 0, 1)
    assert counts(add([desk], ledger, Hints(), Plan(Selection.PRECISE, 1, Sayings("sayings-2")))) == (6, 0, 1)
    assert list(ledger.statements(Filters())) == []


def test_the_same_bytes_elsewhere_are_met_not_read(desk: Path, ledger: Ledger) -> None:
    (desk / "copy.txt").write_bytes((desk / "0.txt").read_bytes())
    assert counts(add([desk / "0.txt"], ledger, Hints(), INLINE)) == (1, 0, 0)
    assert counts(add([desk / "copy.txt"], ledger, Hints(), INLINE)) == (0, 1, 0)
    (document,) = ledger.documents()
    assert [Path(place).name for place in document.places] == ["0.txt", "copy.txt"]


def test_copies_in_one_run_count_once(desk: Path, ledger: Ledger) -> None:
    (desk / "0-copy.txt").write_bytes((desk / "0.txt").read_bytes())
    assert counts(add([desk], ledger, Hints(), TWO)) == (6, 1, 1)


def test_what_stops_in_the_middle_goes_on_where_it_stopped(desk: Path, ledger: Ledger) -> None:
    steps = add([desk], ledger, Hints(), INLINE)
    assert len(list(islice(steps, 3))) == 3
    steps.close()
    assert len(list(ledger.documents())) == 3
    assert counts(add([desk], ledger, Hints(), INLINE)) == (3, 3, 1)


def test_a_record_that_does_not_say_what_its_source_says_is_refused(desk: Path, ledger: Ledger) -> None:
    class Inventing(Sayings):
        def __call__(self) -> Reader:
            def read(document: Document, selection: Selection) -> Reading:
                words = (Span(0, 4),)
                false = Statement("0" * 20, StatementKind.DIRECT, words, words, words, SourceKind.NAMED, 0.9)
                return Reading(document, (false,), "inventing-1", selection=selection)

            return read

    (step,) = add([desk / "0.txt"], ledger, Hints(), Plan(jobs=1, load=Inventing()))
    assert step.outcome is Outcome.UNREAD
    assert step.problems[-1].kind is ProblemKind.INTEGRITY
    assert list(ledger.documents()) == []
    assert [problem.kind for problem in ledger.problems()] == [ProblemKind.INTEGRITY]


def test_the_tally_counts_everything_and_keeps_the_first_of_each_kind() -> None:
    tally = Tally(keep=2)
    text = "“Open,” said Mira Tolland. An official said that Ivo Maren warned that the pier is closed."
    steps = list(reading_stream([found(text), unread(), unread(), unread(), told(1)], INLINE))
    for step in [*steps, Step(told(2), Outcome.HELD)]:
        tally.count(step)
    assert (tally.read, tally.held, tally.unread, tally.inputs) == (2, 1, 3, 6)
    assert (tally.statements, tally.nested, tally.unnamed, tally.words) == (4, 1, 1, 24)
    assert tally.octets == sum(len(step.ingested.original) for step in steps) + len(told(2).original)
    assert list(tally.problem_groups()) == [(ProblemKind.EMPTY, 3, (FOG, FOG))]


def test_archives_weigh_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 1000)
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("c.txt", b"y" * 2000)
    (tmp_path / "broken.zip").write_bytes(b"PK")
    assert weigh(tmp_path / "a.txt") == 1000
    assert weigh(tmp_path / "b.zip") == 2000
    assert weigh(tmp_path / "broken.zip") == 0
    assert weigh(tmp_path / "nowhere") == 0
    assert weigh(tmp_path) == 3000


SLOW = """
import sys, time
from pathlib import Path
from onrecord.ingest import Hints
from onrecord.ledger import Ledger
from onrecord.pipeline import Plan, add
from tests.cli.sayings import Slow
if __name__ == "__main__":
    with Ledger.open(sys.argv[2]) as ledger:
        for step in add([Path(sys.argv[1])], ledger, Hints(), Plan(jobs=2, load=Slow())):
            print(step.ingested.location, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_killed_leaves_no_process_and_loses_nothing(blow: int, desk: Path, tmp_path: Path) -> None:
    script = tmp_path / "slow.py"
    script.write_text(SLOW, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(
        [sys.executable, str(script), str(desk), str(tmp_path / "slow.db")],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with run:
        assert run.stdout is not None
        assert run.stdout.readline()
        os.killpg(run.pid, blow) if blow == signal.SIGINT else run.send_signal(blow)
        run.communicate()
    with Ledger.open(tmp_path / "slow.db") as ledger:
        kept = len(list(ledger.documents()))
        assert 1 <= kept < 6
        assert counts(add([desk], ledger, Hints(), Plan(jobs=1, load=Sayings("slow-1")))) == (6 - kept, kept, 1)
    for _ in range(100):
        try:
            os.killpg(run.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("a reading process outlived its parent")
