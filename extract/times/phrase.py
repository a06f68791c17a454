"""Reading the time in a few words that stand alone; needs no parse, and so no spaCy."""

from dateline.extract.times.grammar import Found, grammar
from dateline.extract.times.lexicon import atoms
from dateline.extract.times.productions import PRODUCTIONS


def read(words: str) -> Found | None:
    """Return the first time expression in a few words, such as those of a dateline, None where there is none."""
    return next(grammar().scan(atoms(words), PRODUCTIONS), None)
