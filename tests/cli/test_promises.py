"""`onrecord promises` on a terminal, in a pipe and as JSON."""

import datetime as dt
import json

import pytest
from click.testing import CliRunner

from onrecord.answers.promises import promises_object
from onrecord.cli import promises as page
from onrecord.cli.terminal import output
from onrecord.ledger import Filters, Ledger
from onrecord.records import Commitment, CommitmentKind, Interval, Owed, Span
from onrecord.reports.promises import Promises, Similar, Wanted, followed

TEXT = "Lisk promised Kessaly to reopen the Marrow Pass by 30 April if the snow melts."


class NoModel:
    """Stands for a model that nobody asks."""

    @classmethod
    def load(cls) -> "NoModel":
        return cls()


def piece(words: str) -> tuple[Span, ...]:
    return (Span(TEXT.index(words), TEXT.index(words) + len(words)),)


COMMITMENT = Commitment(
    "5f0c" * 5,
    CommitmentKind.PROMISE,
    piece("reopen the Marrow Pass"),
    "lisk",
    due=Interval(None, dt.date(2026, 4, 30)),
    due_spans=piece("by 30 April"),
    condition=piece("if the snow melts"),
    by_spans=piece("Lisk"),
    to_spans=piece("Kessaly"),
)
OWED = Owed(COMMITMENT, TEXT, "sha256:ab", 0, None, "The Lamp", dt.date(2026, 3, 12), by="lisk", by_name="Lisk")


def asked(_: Ledger, similar: Similar, as_of: dt.date, filters: Filters, wanted: Wanted) -> Promises:
    return followed([OWED], [], similar, as_of, (wanted, filters.limit))


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setattr(page, "promises_in", asked)
    monkeypatch.setattr(page, "SentenceModel", NoModel)
    return CliRunner()


@pytest.mark.usefixtures("ledger")
def test_a_line_for_a_pipe(runner: CliRunner) -> None:
    result = runner.invoke(page.command, ["--as-of", "2026-05-01"], standalone_mode=False)
    assert result.exception is None
    columns = ["by 2026-04-30", "promise", "Lisk → Kessaly", "reopen the Marrow Pass", "if the snow melts"]
    assert [column for column in columns if column not in result.output] == []
    assert "nothing  nothing-found  condition-open  5f0c5f0c" in result.output


@pytest.mark.usefixtures("ledger")
def test_json_holds_every_place(runner: CliRunner) -> None:
    result = runner.invoke(page.command, ["--as-of", "2026-05-01", "--json"], standalone_mode=False)
    held = json.loads(result.output)
    assert (held["schema"], held["as_of"]) == ("onrecord/1", "2026-05-01")
    commitment = held["commitments"][0]
    for part in ("what", "condition"):
        [[start, end]] = commitment[part]["spans"]
        assert TEXT[start:end] == commitment[part]["text"]
    assert commitment["due"]["end"] == "2026-04-30"
    assert commitment["searched"]["documents"] == 0


@pytest.mark.usefixtures("ledger")
def test_only_one_kind_may_be_asked_for(runner: CliRunner) -> None:
    result = runner.invoke(page.command, ["--kind", "threat", "--as-of", "2026-05-01"], standalone_mode=False)
    assert result.output == ""


@pytest.mark.parametrize("width", [40, 80])
def test_it_is_legible_on_a_terminal(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    found = followed([OWED], [], lambda _one, _other: 0.0, dt.date(2026, 5, 1))
    page.print_promises(output(width), found, dt.date(2026, 5, 1))
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= width
    assert "searched: 0 documents" in " ".join(shown.split())


def test_objects_have_the_schema() -> None:
    found = followed([OWED], [], lambda _one, _other: 0.0, dt.date(2026, 5, 1))
    assert promises_object(found, dt.date(2026, 5, 1))["schema"] == "onrecord/1"
