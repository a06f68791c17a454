"""The names that the model marks."""

import numpy as np
from spacy.attrs import ENT_IOB, ENT_TYPE  # type: ignore[import-not-found]  # compiled, and without a stub
from spacy.tokens import Doc

_INSIDE, _BEGIN = 1, 3  # spaCy's codes of ENT_IOB


def entity_spans(doc: Doc) -> list[tuple[int, int, str]]:
    """Return the model's names as (first token, token after the last, type)."""
    array = doc.to_array([ENT_IOB, ENT_TYPE])
    outside = np.flatnonzero(array[:, 0] != _INSIDE) if len(doc) else np.empty(0, dtype=np.int64)
    first = np.flatnonzero(array[:, 0] == _BEGIN) if len(doc) else outside
    ends = np.append(outside, len(doc))
    last = ends[np.searchsorted(ends, first, side="right")]
    return [
        (begin, end, doc.vocab.strings[kind])
        for begin, end, kind in zip(first.tolist(), last.tolist(), array[first, 1].tolist(), strict=True)
    ]
