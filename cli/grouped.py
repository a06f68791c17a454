"""Options that several commands share: a dataclass of them, taken by a command as one parameter."""

import inspect
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import wraps
from typing import Any, get_type_hints

import typer

_CONTEXT = "invocation"
"""The parameter by which a command that takes `--config` knows which options were given."""
_OPTION = inspect.Parameter.KEYWORD_ONLY


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command in whose place of a parameter that is a dataclass stand the options that are its fields.

    typer reads a function's signature, and knows no groups of options. Required ones come first. Where `--config` is
    one of the options, those that are not given take the defaults of the file.
    """
    hints = get_type_hints(command, include_extras=True)
    parameters = inspect.signature(command).parameters
    groups = {name: hints[name] for name in parameters if is_dataclass(hints[name])}
    flat: dict[str, inspect.Parameter] = {}
    for name, parameter in parameters.items():
        if name in groups:
            annotations = get_type_hints(groups[name], include_extras=True)
            flat |= {one.name: _parameter(one, annotations[one.name]) for one in fields(groups[name])}
        else:
            flat[name] = parameter.replace(annotation=hints[name], kind=_OPTION)

    if "config" in flat:
        flat[_CONTEXT] = inspect.Parameter(_CONTEXT, _OPTION, annotation=typer.Context)

    @wraps(command)
    def flattened(**given: Any) -> None:  # noqa: ANN401 - whatever the options hold
        if _CONTEXT in given:
            from dateline.cli.corrections import with_defaults

            given = with_defaults(given.pop(_CONTEXT), given)
        built = {
            name: group(**{one.name: given.pop(one.name) for one in fields(group)}) for name, group in groups.items()
        }
        command(**given, **built)

    described: Any = flattened
    described.__signature__ = inspect.Signature(list(flat.values()))
    described.__annotations__ = {name: one.annotation for name, one in flat.items()}
    return flattened


def _parameter(one: Field[Any], annotation: Any) -> inspect.Parameter:  # noqa: ANN401 - any annotation
    default = inspect.Parameter.empty if one.default is MISSING else one.default
    return inspect.Parameter(one.name, _OPTION, default=default, annotation=annotation)
