"""The options of the whole program, taken after a command's name too: people write them in either place."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from hmicwatch.cli.invocation import Invocation


def with_shared_options(command: click.Command) -> click.Command:
    """The command, which now takes --config, --verbose and --log-json unless it has its own."""
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            with_shared_options(inner)
        return command
    own = {name for parameter in command.params for name in parameter.opts}
    command.params += [option for option in _options() if own.isdisjoint(option.opts)]
    return command


def _options() -> Iterator[click.Option]:
    yield click.Option(
        ["--config"],
        metavar="FILE",
        expose_value=False,
        callback=_take_config,
        help="Settings file to use instead of the usual one.",
    )
    for name, words in (
        ("--verbose", "Log every step on standard error."),
        ("--log-json", "Write standard error as JSON lines."),
    ):
        yield click.Option([name], is_flag=True, expose_value=False, callback=_take_flag, help=words)


def _take_config(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        _invocation(context).config = Path(value)


def _take_flag(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """What stands before the command stays on."""
    if value:
        setattr(_invocation(context), str(parameter.name), True)


def _invocation(context: click.Context) -> Invocation:
    found: Any = context.find_object(Invocation)
    assert isinstance(found, Invocation)
    return found
