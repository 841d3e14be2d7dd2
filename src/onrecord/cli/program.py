"""The program, its commands and how it fails. The one rule: bad input ends in one line on standard error, no trace.

A command's module is imported when the command is asked for, so that help and completion answer at once.
"""

import importlib
import io
import sys
from typing import Any, NoReturn

import click

from onrecord.cli.help_pages import write_lines
from onrecord.errors import InputError, OnrecordError

COMMANDS: dict[str, dict[str, tuple[str, str]]] = {
    "Read": {
        "read": ("onrecord.cli.read", "Show who said what in a document."),
        "add": ("onrecord.cli.add", "Read documents into a ledger."),
        "watch": ("onrecord.cli.watch", "Read what is new in feeds into a ledger."),
    },
    "Ask what was said": {
        "statements": ("onrecord.cli.statements", "List statements, oldest first."),
        "find": ("onrecord.cli.find", "Find actors, claims and passages; names may be misspelt."),
        "search": ("onrecord.cli.search", "Find words in documents and statements."),
        "document": ("onrecord.cli.document", "Show one document, its statements marked."),
        "show": ("onrecord.cli.show", "Show one statement in its place, with its receipt."),
        "actors": ("onrecord.cli.actors", "List who acts and speaks; merge and split them."),
        "actor": ("onrecord.cli.actor", "Show one actor: names, roles, statements, voices."),
        "network": ("onrecord.cli.network", "List who speaks about, to and against whom."),
        "timeline": ("onrecord.cli.timeline", "List statements and times by day."),
    },
    "Ask what it comes to": {
        "claims": ("onrecord.cli.claims", "List claims: who asserts, who denies, how many origins."),
        "claim": ("onrecord.cli.claim", "Show one claim with both sides in time."),
        "origins": ("onrecord.cli.origins", "Show where a claim enters, and how it spread."),
        "numbers": ("onrecord.cli.numbers", "List figures by what is counted, and where they disagree."),
        "promises": ("onrecord.cli.promises", "List promises and threats, and what became of them."),
        "reversals": ("onrecord.cli.reversals", "List who said otherwise before."),
        "sources": ("onrecord.cli.sources", "Show how much rests on unnamed sources, by week."),
        "silence": ("onrecord.cli.silence", "List who has said nothing on a claim that concerns them."),
        "whatif": ("onrecord.cli.whatif", "Show what loses its support if a source falls."),
        "hypotheses": ("onrecord.cli.hypotheses", "Weigh your own hypotheses against statements."),
        "footnote": ("onrecord.cli.footnote", "Footnote a draft; list what differs from the ledger."),
    },
    "Take it elsewhere": {
        "export": ("onrecord.cli.export", "Write it in the forms that other programs open."),
        "redact": ("onrecord.cli.redact", "The same without the persons whom you name."),
        "dossier": ("onrecord.cli.dossier", "Put a claim or an actor into a file that verifies itself."),
    },
    "Look after a ledger": {
        "serve": ("onrecord.cli.serve", "Open the reading room in your browser."),
        "mcp": ("onrecord.cli.mcp", "Serve it to an assistant, to read only."),
        "overview": ("onrecord.cli.overview", "Show what is held, contested, due and new."),
        "review": ("onrecord.cli.review", "Judge statements: what most needs a person first."),
        "documents": ("onrecord.cli.documents", "List the documents."),
        "problems": ("onrecord.cli.problems", "List what could not be read."),
        "verify": ("onrecord.cli.verify", "Check every hash and every span."),
    },
    "Try it": {
        "demo": ("onrecord.cli.demo", "Read a bundled, invented affair and look at it."),
        "completion": ("onrecord.cli.completion", "Print a script that completes commands in your shell."),
    },
}
"""Command to its module, which exposes it as `command`, and its short help, under the headings of the help page."""

OK, NOTHING, MISUSE, BROKEN, INTERRUPTED = 0, 1, 2, 3, 130

EXIT_CODES = (
    "0    done",
    "1    nothing could be read, or something on record is not as it was recorded",
    "2    misuse: a command, an option or an input that cannot be used",
    "3    a broken world: ledger, model or disk",
    "130  interrupted; what was recorded is kept",
)

EXAMPLES = (
    "onrecord demo                          see what it does",
    "onrecord read article.html             one article, in colour",
    "onrecord add folder archive.zip        read everything into onrecord.db",
    'onrecord statements --about "the dam"  who said what about it, oldest first',
    "onrecord serve                         open the ledger in your browser",
)


class Program(click.Group):
    """The group of all commands; each is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order of the help page."""
        return [name for section in COMMANDS.values() for name in section]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command by its name."""
        for section in COMMANDS.values():
            if cmd_name in section:
                found = importlib.import_module(section[cmd_name][0]).command
                return found if isinstance(found, click.Command) else None
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Commands under their headings, without importing them."""
        for heading, section in COMMANDS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, short) for name, (_, short) in section.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, and the meaning of exit codes."""
        super().format_epilog(ctx, formatter)
        write_lines(formatter, "Examples", EXAMPLES)
        write_lines(formatter, "Exit codes", EXIT_CODES)

    def main(self, *args: Any, **extra: Any) -> NoReturn:  # noqa: ANN401 - click's signature
        """Run a command and exit with its code; whatever goes wrong is one line on standard error."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")  # show what a terminal has no letters for, never fail
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except click.UsageError as error:
            _fail(_usage(error), MISUSE)
        except click.ClickException as error:
            _fail(error.format_message(), error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            _fail("interrupted; what was recorded is kept, run the same command again to go on", INTERRUPTED)
        except InputError as error:
            _fail(str(error), MISUSE)
        except OnrecordError as error:
            _fail(str(error), BROKEN)
        except OSError as error:
            _fail(f"{error.filename}: {error.strerror}" if error.filename else str(error), BROKEN)
        sys.exit(code if isinstance(code, int) else OK)


def _usage(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "onrecord"
    return f"{error.format_message().removesuffix('.')}; see: {path} --help"


def _fail(message: str, code: int) -> NoReturn:
    click.echo(f"onrecord: {' '.join(message.split())}", err=True)
    sys.exit(code)


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord", message="onrecord %(version)s")
def root() -> None:
    """Who said what, to whom, via whom and when, with the receipt.

    onrecord reads news, official statements and transcripts on this machine and keeps a ledger of every attributed
    statement. What it finds is a machine's reading until a human has checked it.
    """


def main() -> NoReturn:
    """Run the program on the command line that it was called with."""
    root.main(prog_name="onrecord")
