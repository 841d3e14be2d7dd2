"""`onrecord mcp`: the ledger as tools for assistants. The one rule: standard output belongs to the protocol."""

import importlib
from pathlib import Path
from typing import Any

import click

from onrecord.cli.asking import ledger_option
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.errors import InputError
from onrecord.ledger import open_to_read

EXAMPLES = (
    "onrecord mcp",
    "onrecord mcp --ledger /home/me/desk.db",
)


@click.command("mcp", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
def command(path: Path) -> int:
    """Serve a ledger to an assistant, by the Model Context Protocol, over standard input and output.

    The assistant's program starts it; no network is used. Its tools find and list statements, claims, actors, promises,
    numbers and origins, and show passages; every answer has places and hashes, and says that a machine read it. Nothing
    can be written to the ledger. Where answers go from there is up to the assistant's program: one that runs elsewhere
    sends them there. Needs onrecord[mcp].
    """
    server_of = _loaded()
    open_to_read(path).close()  # what is wrong with it is said here, before anybody asks
    server_of(path).run("stdio")
    return OK


def _loaded() -> Any:  # noqa: ANN401 - a function of a module that needs an extra
    try:
        return importlib.import_module("onrecord.assistants.server").server_of
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("onrecord"):
            raise
        raise InputError(f"{error.name} is not installed; install onrecord[mcp]") from error
