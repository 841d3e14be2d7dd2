"""`onrecord serve`: the reading room, for the browser of this machine. The one rule: nobody else can reach it unless a
password stands before it."""

import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from rich.text import Text
from uvicorn import Config, Server

from onrecord.cli.asking import ledger_option
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.terminal import Style, output, print_wrapped
from onrecord.ledger import Ledger
from onrecord.pipeline import ModelLoader
from onrecord.web.routing import application
from onrecord.web.safety import host_names, is_loopback
from onrecord.web.settings import Settings

EXAMPLES = (
    "onrecord serve",
    "onrecord serve --ledger desk.db --open",
    "onrecord serve --host 192.168.1.20 --password",
)

PASSWORD = "ONRECORD_PASSWORD"  # noqa: S105 - the name of the variable that holds one
SHORTEST_PASSWORD = 8
_QUIET: dict[str, Any] = {
    "log_config": None,
    "log_level": "critical",
    "access_log": False,
    "server_header": False,
    "proxy_headers": False,  # who asks is who connects, whatever a header says
    "ws": "none",
    "lifespan": "on",
    "timeout_graceful_shutdown": 3,
}
"""A server that says nothing of itself, to nobody."""


@click.command("serve", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to be reached at.")
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(0, 65535), metavar="N", help="0 takes any free one."
)
@click.option("--password", "ask", is_flag=True, help=f"Ask for a password to set, unless {PASSWORD} holds one.")
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
def command(path: Path, host: str, port: int, **switches: bool) -> int:
    """Open the reading room: a ledger in your browser, served by this machine to itself.

    Other machines can reach it only where --host says so, and then it asks for a password. What they read is not
    encrypted on its way: do that in networks that you trust. A ledger that is not there yet is made when something is
    added. Ctrl-C stops the server.
    """
    password = _password(ask=switches["ask"])
    if password is None and not is_loopback(host):
        message = f"{host} can be reached from other machines; set a password with --password or {PASSWORD}"
        raise click.UsageError(message)
    loader = click.get_current_context().obj or ModelLoader()
    if path.exists():
        Ledger.open(path, create=False).close()  # what is wrong with it is said here, before anybody looks
    settings = Settings(path, frozenset(), password, loader, keeps_boards=True)
    _serve(settings, host, port, show=switches["show"])
    return OK


def _password(*, ask: bool) -> str | None:
    """The password from the environment or the keyboard: never an argument, which others see in the list of
    processes."""
    given = os.environ.get(PASSWORD)
    if not given and ask:
        given = str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    if not given:
        return None
    if len(given) < SHORTEST_PASSWORD:
        raise click.UsageError(f"a password has {SHORTEST_PASSWORD} characters or more")
    return given


def _serve(settings: Settings, host: str, port: int, *, show: bool) -> None:
    """Bind, say where, and answer until Ctrl-C."""
    _log()
    # The application must know its port, which is known once it is bound.
    config = Config("", host, port, **_QUIET)
    try:
        with config.bind_socket() as bound:
            port = bound.getsockname()[1]
            config.app = application(replace(settings, hosts=host_names(host, port)))
            bound.listen(config.backlog)  # so that whoever reads the address can already call
            address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
            _announce(address, settings, only_here=is_loopback(host))
            if show:
                click.launch(address)
            Server(config).run([bound])
    except KeyboardInterrupt:
        return  # this is how it is meant to end
    except SystemExit as stopped:  # uvicorn leaves so, and has logged why
        raise click.ClickException(_reason(stopped, host, port)) from stopped


def _log() -> None:
    """What the reading room says goes to standard error; what libraries say of odd requests goes nowhere."""
    heard = logging.StreamHandler()
    heard.setFormatter(logging.Formatter("onrecord: %(message)s"))
    logging.getLogger("onrecord.web").addHandler(heard)
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)


def _reason(stopped: SystemExit, host: str, port: int) -> str:
    """Why the server did not come up."""
    if isinstance(stopped.__context__, OSError):
        why = stopped.__context__.strerror or str(stopped.__context__)
        return (
            f"cannot serve at {host}, port {port}: {why}; choose another with --host or --port, 0 takes any free port"
        )
    return "the server did not start"


def _announce(address: str, settings: Settings, *, only_here: bool) -> None:
    console = output()
    console.print(Text("The reading room of ").append(str(settings.ledger), Style.TITLE).append(" is open at"))
    console.print(Text(address, Style.TITLE), soft_wrap=True)
    if only_here:
        who = "Only this machine can reach it, and nothing leaves this machine."
    else:
        who = "Whoever reaches this address and knows the password can read and judge; what they see is not encrypted."
    print_wrapped(console, Text(f"{who} Ctrl-C stops it.", Style.QUIET))
    console.file.flush()
