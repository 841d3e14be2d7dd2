"""Help pages that end in examples. The one rule: every command shows how it is called."""

from typing import Any

import click


class CommandWithExamples(click.Command):
    """A command whose help page ends in `examples`, one a line, word for word."""

    def __init__(self, *args: Any, examples: tuple[str, ...], **kwargs: Any) -> None:  # noqa: ANN401 - click's signature
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        super().format_epilog(ctx, formatter)
        write_lines(formatter, "Examples", self.examples)


class GroupWithExamples(CommandWithExamples, click.Group):
    """A command that can be called alone or with another one behind it; options given before that hold for it, too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - click's signature
        super().__init__(*args, invoke_without_command=True, **kwargs)


def write_lines(formatter: click.HelpFormatter, heading: str, lines: tuple[str, ...]) -> None:
    """A section of lines that must not be wrapped."""
    with formatter.section(heading):
        for line in lines:
            formatter.write(f"{'':{formatter.current_indent}}{line}\n")
