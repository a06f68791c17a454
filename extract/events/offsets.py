"""Dates counted from another event: "met on Wednesday, two days after arriving"."""

import re
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.extract.events.triggers import Candidate
from dateline.extract.tree import Tree
from dateline.models.when import Time, When

_LENGTH = re.compile(r"P(\d{1,3})([DW])")
_DAYS = {"D": 1, "W": 7}
_SIGNS = {"after": -1, "before": 1}


def count_offsets(
    tree: Tree, candidates: Sequence[Candidate], times: Sequence[Time], whens: MutableMapping[int, When | None]
) -> None:
    """Date the undated events that lie a counted number of days from the dated event that they are told beside."""
    lengths = {time.start: time for time in times if _LENGTH.fullmatch(time.value or "")}
    if not lengths:
        return
    holders = {token: n for n in whens for token in candidates[n].chain}
    for n, when in whens.items():
        clause = candidates[n].clause
        link = _link(tree, candidates[n].trigger if clause is None else clause)
        if when is not None or link is None:
            continue
        length = _length(tree, link, lengths)
        base = whens.get(holders.get(tree.head[link], -1))
        if length is not None and base is not None:
            whens[n] = _counted(base, length, _SIGNS[tree.lower[link]])


def _link(tree: Tree, event: int) -> int | None:
    """Return the "after" or "before" that governs an event."""
    above = tree.head[event]
    if tree.dep[event] in {"pcomp", "pobj"} and tree.lower[above] in _SIGNS:
        return above
    return next((k for k in tree.kids[event] if tree.dep[k] == "mark" and tree.lower[k] in _SIGNS), None)


def _length(tree: Tree, link: int, lengths: Mapping[int, Time]) -> Time | None:
    """Return the stretch of time just before a preposition."""
    return next((lengths[tree.start[i]] for i in range(max(0, link - 3), link) if tree.start[i] in lengths), None)


def _counted(base: When, length: Time, sign: int) -> When | None:
    found = _LENGTH.fullmatch(length.value or "")
    if found is None or base.grain != "day" or base.earliest is None or base.earliest != base.latest:
        return None
    try:
        day: date = base.earliest + timedelta(days=sign * int(found[1]) * _DAYS[found[2]])
    except OverflowError:
        return None
    return replace(base, edtf=day.isoformat(), earliest=day, latest=day, basis="carried")
