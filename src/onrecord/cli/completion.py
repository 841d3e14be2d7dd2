"""`onrecord completion`: click's own completion, printed for a shell to read."""

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK, root

SHELLS: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}

EXAMPLES = (
    "onrecord completion bash > ~/.local/share/bash-completion/completions/onrecord",
    "onrecord completion zsh > ~/.zfunc/_onrecord",
    "onrecord completion fish > ~/.config/fish/completions/onrecord.fish",
)


@click.command("completion", cls=CommandWithExamples, examples=EXAMPLES)
@click.argument("shell", type=click.Choice(list(SHELLS)))
def command(shell: str) -> int:
    """Print a script that completes commands, options and files in your shell."""
    click.echo(SHELLS[shell](root, {}, "onrecord", "_ONRECORD_COMPLETE").source())
    return OK
