"""Frozen dataclasses that are quickly made: an article has thousands of them."""

from dataclasses import MISSING, fields
from functools import update_wrapper
from typing import Any, TypeVar

Value = TypeVar("Value", bound=Any)


def quick(cls: type[Value]) -> type[Value]:
    """Let a frozen dataclass with slots set its fields through their slots, and change nothing else about it.

    What `dataclass` writes asks `object.__setattr__`, which looks each field up by its name; that takes nearly twice as
    long. Fields are plain ones, with a default or without; TypeError says of others that they are not.
    """
    rows = fields(cls)
    if any(field.default_factory is not MISSING or field.kw_only or not field.init for field in rows):
        raise TypeError(f"{cls.__name__} has fields that are not plain")
    names = [field.name for field in rows]
    lines = [f"def __init__(self, {', '.join(names)}):", *(f"    set_{name}(self, {name})" for name in names)]
    scope: dict[str, Any] = {f"set_{name}": getattr(cls, name).__set__ for name in names}
    exec("\n".join(lines), scope)  # noqa: S102 - the names of fields and nothing else, as `dataclass` has it
    made: Any = scope["__init__"]
    made.__defaults__ = cls.__init__.__defaults__
    cls.__init__ = update_wrapper(made, cls.__init__)
    return cls
