"""Verbs that another word than "not" denies."""

from collections.abc import Collection

DENYING = frozenset(cased(word) for word in ("nor", "never", "no", "neither") for cased in (str, str.title, str.upper))
"""The words that may deny another, as texts write them."""


def denied(
    denying: list[int], lower: list[str], dep: list[str], head: list[int], subjects: Collection[str]
) -> set[int]:
    """Return the tokens denied by "nor", "never", "no longer", or the "no" of a subject ("no soldiers left").

    `denying` are the tokens that may deny, `subjects` the relations of subjects.
    """
    found: set[int] = set()
    for i in denying:
        word, above = lower[i], head[i]
        of_head = word == "nor" or (word == "never" and dep[i] == "advmod")
        longer = word == "no" and lower[above] == "longer" and dep[above] == "advmod"
        if of_head:
            found.add(above)
        elif longer or (word != "never" and dep[above] in subjects):
            found.add(head[above])
    return found
