"""Libraries that only some kinds of file need, and the extra that brings each."""

from importlib import import_module
from typing import Any

from dateline.extract.read.record import ReadError


def need(module: str, extra: str, what: str) -> Any:  # noqa: ANN401 - whatever the module holds
    """Return a module that an extra of Dateline brings; raise ReadError (missing-extra), which says what to install.

    `what` names the kind of file: "a PDF".
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ReadError("missing-extra", f"it is {what}; to read it: pip install 'dateline[{extra}]'") from error
