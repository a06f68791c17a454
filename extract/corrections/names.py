"""By which names a file of corrections may call an article."""

import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from dateline.extract.corrections.sheet import Sheet

_PATTERN = frozenset("*?[")


@dataclass(slots=True)
class Names:
    """The names that articles have for one file of corrections: paths from its folder on, and ids."""

    sheet: Sheet
    _folders: dict[str, str] = field(default_factory=dict)

    def relative(self, path: str) -> str:
        """Return an article's path, as shown, from the folder of the corrections on."""
        folder, slash, name = path.rpartition("/")
        if folder not in self._folders:
            here = os.path.relpath(os.path.realpath(folder + slash or "."), self.sheet.folder)
            self._folders[folder] = "" if here == "." else f"{here}/"
        return self._folders[folder] + name

    def articles(self, paths: Mapping[str, str]) -> dict[str, list[str]]:
        """Return the ids of articles by all their names; `paths` are the articles' paths by their ids."""
        found: dict[str, list[str]] = defaultdict(list)
        for id_, path in paths.items():
            for name in self.of(id_, path):
                found[name].append(id_)
        return found

    def of(self, id_: str, path: str) -> frozenset[str]:
        """Return what an article may be called; nothing, where it is none of the corrections' business."""
        relative = self.relative(path)
        if relative.startswith("../") and not self.sheet.named:
            return frozenset()
        return frozenset({id_, relative, relative + _key(id_, relative)})

    def best(self, id_: str, path: str) -> str:
        """Return the name that also holds on another machine: the path within the folder, or an id that it brought."""
        relative = self.relative(path)
        key = _key(id_, relative)
        return relative + key if f"/{path}".endswith(f"/{id_.removesuffix(key)}") else id_


def _key(id_: str, relative: str) -> str:
    """Return what tells an article from others in its file ("#7"), "" where it is alone."""
    _, found, key = id_.rpartition(relative.rpartition("/")[2] + "#")
    return f"#{key}" if found else ""


def is_pattern(name: str) -> bool:
    """Tell whether a name may stand for several articles ("drafts/*.txt")."""
    return not _PATTERN.isdisjoint(name)


def is_called(names: frozenset[str], name: str) -> bool:
    """Tell whether one of an article's names is this, or fits it where it is a pattern."""
    called = name.removeprefix("./")
    return called in names or (is_pattern(called) and any(fnmatchcase(each, called) for each in names))
