"""Reading the time in a few words that stand alone; needs no parse, and so no spaCy."""

from functools import lru_cache

from dateline.extract.times.grammar import Found, grammar
from dateline.extract.times.lexicon import atoms
from dateline.extract.times.productions import PRODUCTIONS


@lru_cache(maxsize=1 << 14)
def read(words: str) -> Found | None:
    """Return the first time expression in a few words, such as those of a dateline, None where there is none."""
    return next(grammar().scan(atoms(words), PRODUCTIONS), None)
