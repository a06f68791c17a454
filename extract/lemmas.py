"""Lemmas of single tokens, on demand: a stage asks for a few hundred of them, so no component computes them all.

The tables are the model's own (Wordnet's rules and exceptions, as spaCy's rule lemmatizer uses them).
"""

from functools import lru_cache

from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Token
from spacy.vocab import Vocab

_TABLES = ("lemma_rules", "lemma_exc", "lemma_index")
_POS = {"V": "verb", "M": "aux", "N": "noun", "J": "adj", "R": "adv"}
_BASE_TAGS = frozenset({"VB", "NN", "JJ", "RB", "MD", "NNP", "NNPS"})
_CONTRACTED = {
    "'s": "be",
    "’s": "be",
    "'re": "be",
    "’re": "be",
    "'m": "be",
    "’m": "be",
    "'ve": "have",
    "’ve": "have",
    "'ll": "will",
    "’ll": "will",
    "'d": "have",
    "’d": "have",
    "ca": "can",
    "wo": "will",
    "sha": "shall",
}

_PREFIXES = ("mis", "over", "out", "under", "re", "fore", "un")
"""What may stand before a verb: "misspoke" is a form of "misspeak" as "spoke" is of "speak"."""
_NOT = frozenset({"n't", "n’t"})


def adopt(nlp: Language) -> None:
    """Hang the lemma tables of a loaded pipeline on its vocabulary, where `lemma` finds them."""
    component = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.component_names else None
    if not isinstance(component, Lemmatizer):
        return
    for name in _TABLES:
        if not nlp.vocab.lookups.has_table(name) and component.lookups.has_table(name):
            nlp.vocab.lookups.add_table(name, component.lookups.get_table(name))


def lemma(token: Token) -> str:
    """Return the lower-case dictionary form of a token ("said" -> "say"), by its tag."""
    return token.lemma_.lower() if token.lemma else lemma_as(token.vocab, token.lower_, token.tag_)


@lru_cache(maxsize=1 << 16)
def lemma_as(vocab: Vocab, word: str, tag: str) -> str:
    """Return the dictionary form that a lower-case word has with a tag: of "dies", "VBZ" gives "die"."""
    pos = _POS.get(tag[:1])
    if pos in {"verb", "aux"} and word in _CONTRACTED:
        return _CONTRACTED[word]
    if word in _NOT:
        return "not"
    if pos is None or tag in _BASE_TAGS or not vocab.lookups.has_table("lemma_exc"):
        return word
    exceptions, index, rules = _tables(vocab, pos)
    if word in exceptions:
        return exceptions[word][0]
    forms = [word[: len(word) - len(old)] + new for old, new in rules if word.endswith(old)]
    known = [form for form in forms if form in index]
    if not known and pos == "verb":
        prefix = next((each for each in _PREFIXES if word.startswith(each)), "")
        plain = lemma_as(vocab, word.removeprefix(prefix), tag) if prefix else word
        known = [prefix + plain] if plain in index else []
    return (known or forms or [word])[0]


def is_plural_noun(vocab: Vocab, word: str) -> bool:
    """Tell whether a lower-case word is the plural of a noun that the tables know."""
    singular = lemma_as(vocab, word, "NNS")
    return singular != word and vocab.lookups.has_table("lemma_exc") and singular in _tables(vocab, "noun")[1]


def forms(vocab: Vocab, lemmas: set[str], pos: str) -> frozenset[str]:
    """Return every lower-case word that may be a form of one of these verbs or nouns, and some that are none."""
    found = lemmas | {word for word, name in _CONTRACTED.items() if name in lemmas}
    if vocab.lookups.has_table("lemma_exc"):
        exceptions, _, rules = _tables(vocab, pos)
        found |= {word for word, names in exceptions.items() if names[0] in lemmas}
        found |= {each[: len(each) - len(new)] + old for each in lemmas for old, new in rules if each.endswith(new)}
    return frozenset(found)


@lru_cache(maxsize=1 << 4)
def _tables(vocab: Vocab, pos: str) -> tuple[dict[str, list[str]], frozenset[str], list[list[str]]]:
    """Return a part of speech's exceptions, known words, and endings with what takes their place."""
    lookups = vocab.lookups
    exceptions = lookups.get_table("lemma_exc").get(pos, {})
    return (
        exceptions,
        frozenset(lookups.get_table("lemma_index").get(pos, [])),
        lookups.get_table("lemma_rules").get(pos, []),
    )
