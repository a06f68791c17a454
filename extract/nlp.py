"""Loading the spaCy model, and turning documents into parsed ones."""

import gc
import re
import warnings
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

import numpy as np
import spacy
from spacy.attrs import IS_SPACE  # type: ignore[import-not-found]  # compiled, and without a stub
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, and without a stub
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from dateline.extract import attributes, lemmas, recogniser
from dateline.extract.model import MODELS, ModelError, model_name
from dateline.extract.view import view
from dateline.models.article import Document

__all__ = ["MODELS", "ModelError", "load", "make_doc", "model_name", "parse"]

_LONGEST_WORD = 500  # characters without a blank: no word is as long, nor many an address
_WORD = re.compile(rf"\S{{1,{_LONGEST_WORD}}}+")
_UNUSED = ("lemmatizer", "senter", "textcat")
# Quotation marks that touch words on both sides (said,“Look), and the punctuation before them; 5'10" stays whole.
_INFIXES = (
    r"[“”„«»]",
    r"(?<=[A-Za-z,.:;!?])\"(?=[A-Za-z])",
    r"(?<=[,.:;!?])(?:‘|''|``)(?=[A-Za-z])",
    r"(?<=[a-z0-9)])[,.:;!?—–]+(?=(?:[“”„«»\"‘]|''|``)[A-Za-z])",
)
_COLLECTED = 100_000
"""After how many new objects garbage is searched for."""


@cache
def load(name: str | None = None) -> Language:
    """Load a model once, for as long as the process lives, without the components that no stage reads.

    Raises ModelError where it is not installed or has no parser and tagger.
    """
    chosen = model_name(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            nlp = spacy.load(chosen)
    except (OSError, ValueError) as error:
        raise ModelError(f"spaCy model {chosen!r} cannot be loaded: {str(error).splitlines()[0]}") from error
    missing = [pipe for pipe in ("tagger", "parser", "ner") if pipe not in nlp.pipe_names]
    if missing or nlp.lang != "en":
        raise ModelError(f"spaCy model {chosen!r} is not an English model with tagger, parser and ner")
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), *_INFIXES]).finditer
    lemmas.adopt(nlp)
    attributes.install(nlp)
    recogniser.install(nlp)
    for unused in set(_UNUSED) & set(nlp.pipe_names):
        nlp.disable_pipe(unused)
    # Half a million objects stay from here on, which no search for garbage needs to walk through again, and articles
    # leave no cycles worth one every 700 objects, which costs a twentieth of the stages
    gc.freeze()
    gc.set_threshold(_COLLECTED)
    return nlp


def make_doc(nlp: Language, text: str, starts: Iterable[int] = ()) -> Doc:
    """Tokenize the view of `text`; a sentence starts where a paragraph does, and at or behind the offsets `starts`."""
    doc = _tokenized(nlp, view(text))
    is_space = doc.to_array(IS_SPACE)
    words = np.flatnonzero(is_space == 0)
    breaks = [at for at in np.flatnonzero(is_space).tolist() if "\n" in doc[at].text]
    breaks += [bisect_left(range(len(doc)), offset, key=lambda at: doc[at].idx) for offset in starts]
    for nth in np.unique(np.searchsorted(words, [0, *breaks])).tolist():
        if nth < len(words):
            doc[int(words[nth])].is_sent_start = True
    return doc


def _tokenized(nlp: Language, text: str) -> Doc:
    """Tokenize a text, what is too long for a word piece by piece: spaCy's time grows with the square of its length."""
    if max(map(len, text.split()), default=0) <= _LONGEST_WORD:
        return nlp.make_doc(text)
    ends = (word.end() for word in _WORD.finditer(text))
    cuts = [end for end in ends if end < len(text) and not text[end].isspace()]
    pieces = [nlp.make_doc(text[start:end]) for start, end in pairwise([0, *cuts, len(text)])]
    return Doc.from_docs(pieces, ensure_whitespace=False) or pieces[0]


def parse(nlp: Language, documents: Iterable[Document], *, batch_size: int = 32) -> Iterator[tuple[Document, Doc]]:
    """Parse documents in batches, in order. Offsets of the parsed ones index `document.text`."""
    pairs = ((make_doc(nlp, document.text, _behind_datelines(document)), document) for document in documents)
    for doc, document in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
        yield document, doc


def _behind_datelines(document: Document) -> list[int]:
    """Return where datelines end: what follows is a sentence of its own, which their day does not date."""
    return [region.end for region in document.regions if region.kind == "dateline"]
