"""What every command over articles does with `dateline.toml`: find it, tell of it, take its defaults."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from msgspec import to_builtins

from dateline.cli.options import Request
from dateline.cli.render import FORMATS
from dateline.cli.render.plain import plain
from dateline.cli.report import Report

if TYPE_CHECKING:
    from dateline.extract.corrections.articles import Articles
    from dateline.extract.corrections.sheet import Sheet

_OPTIONS = {"form": "format", "everything": "all"}
"""Parameters of commands that are called otherwise than their options."""


def corrected(request: Request, report: Report) -> "Articles":
    """Return the corrections that hold for a command, told on standard error, as they may have come with the articles.

    A wrong one is refused.
    """
    from dateline.cli.render.footer import count
    from dateline.extract.corrections.articles import Articles

    sheets = _sheets(request.paths, request.config, unwanted=request.no_config)
    for sheet in sheets:
        if sheet.content.size:
            report.say(f"{sheet.path}: {count(sheet.content.size, 'correction')}; --no-config leaves them out")
    return Articles(sheets)


def _sheets(paths: Sequence[str], config: Path | None, *, unwanted: bool) -> "list[Sheet]":
    from dateline.extract.corrections.parse import SheetError
    from dateline.extract.corrections.sheet import sheets

    if unwanted and config:
        raise typer.BadParameter("--config names corrections and --no-config refuses them; pass one of the two.")
    try:
        return [] if unwanted else sheets(paths, config)
    except SheetError as error:
        advice = "" if config else " (--no-config goes on without it)"
        raise typer.BadParameter(f"{plain(str(error))}{advice}", param_hint="'--config'" if config else None) from error


def with_defaults(context: typer.Context, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a command's options, with the defaults of its corrections where the user gave none.

    The command line comes first, then the environment, then `[defaults]` of the first file that has the option.
    """
    free = {
        _OPTIONS.get(name, name): name
        for name in given
        if (source := context.get_parameter_source(name)) and source.name == "DEFAULT"
    }
    if given.get("output"):
        free.pop("format", None)  # its suffix is the format
    filled = dict(given)
    report = Report(quiet=bool(given.get("quiet")))
    for sheet in _sheets(given["paths"], given["config"], unwanted=given["no_config"]):
        chosen = {
            name: value
            for name, value in to_builtins(sheet.content.defaults).items()
            if value is not None and name in free and not (name == "format" and _is_of_others(context, value))
        }
        for name, value in chosen.items():
            parameter = free.pop(name)
            filled[parameter] = _read(context, parameter, value, f"{sheet.path}, [defaults], {name}")
        if chosen:
            told = ", ".join(f"{name} = {_shown(value)}" for name, value in chosen.items())
            report.say(f"{sheet.path}: defaults {told}; --no-config leaves them out")
    return filled


def _shown(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _read(context: typer.Context, name: str, value: Any, place: str) -> Any:  # noqa: ANN401 - what an option may be
    """Read a default as the command line's value would be; of workers no more than there are processors."""
    option = _option(context, name)
    words = [str(each) for each in value] if option.multiple else value if isinstance(value, bool) else str(value)
    try:
        read = option.type_cast_value(context, words)
    except typer.BadParameter as error:
        raise typer.BadParameter(f"{plain(place)}: {error.message}") from error
    if name == "workers":
        from dateline.extract.running.start import cores

        return min(read, cores())
    return read


def _is_of_others(context: typer.Context, form: str) -> bool:
    """Tell whether a format is one that other commands write, and this one does not."""
    own = _option(context, "form").metavar or ""
    return form in FORMATS and form not in own.split("|")


def _option(context: typer.Context, name: str) -> Any:  # noqa: ANN401 - typer's own class of options
    return next(each for each in context.command.params if each.name == name)
