"""Verbs that another word than "not" denies."""

from collections.abc import Collection

_WORDS = frozenset({"nor", "never", "no", "neither"})


def denied(lower: list[str], dep: list[str], head: list[int], subjects: Collection[str]) -> set[int]:
    """Return the tokens denied by "nor", "never", "no longer", or the "no" of a subject ("no soldiers left").

    `subjects` are the relations of subjects.
    """
    found: set[int] = set()
    for i in [i for i, word in enumerate(lower) if word in _WORDS]:
        word, above = lower[i], head[i]
        denying = word == "nor" or (word == "never" and dep[i] == "advmod")
        longer = word == "no" and lower[above] == "longer" and dep[above] == "advmod"
        if denying:
            found.add(above)
        elif longer or (word != "never" and dep[above] in subjects):
            found.add(head[above])
    return found
