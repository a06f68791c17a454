"""What finding times costs beside the parse, and that it grows in proportion: python -m benchmarks.times_speed FILE...

FILE is a JSON Lines corpus with `text`. The share of the parse is printed over all its articles, then the time that
texts of 125 KB to 1 MB take, made of the same articles and of hostile strings.
"""

import json
import sys
from datetime import date
from pathlib import Path
from time import process_time

from spacy.tokens import Doc

from dateline.extract.nlp import load, make_doc
from dateline.extract.times.finding import find
from dateline.extract.times.grammar import grammar
from dateline.extract.times.stage import resolved

HOSTILE = (
    "the ",
    "1",
    "1 ",
    "April ",
    "a few ",
    "three-",
    "in the early ",
    "1990 to ",
    "Mr. ",
    "９/",
    "p. m. ",
    "the end of ",
)
SIZES = (125_000, 250_000, 500_000, 1_000_000)


def seconds(doc: Doc) -> float:
    """Return how long the times of a parsed text take."""
    begun = process_time()
    list(resolved(find(doc, doc.text), date(2024, 4, 8)))
    return process_time() - begun


def main(paths: list[str]) -> None:
    """Print the share of the parse, then seconds by size."""
    nlp = load()
    grammar()
    texts = [json.loads(line)["text"] for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()]
    begun = process_time()
    docs = list(nlp.pipe((make_doc(nlp, text) for text in texts), batch_size=32))
    parse = process_time() - begun
    seconds(docs[0])
    cost = sum(seconds(doc) for doc in docs)
    tokens = sum(len(doc) for doc in docs)
    print(f"{len(docs)} articles, {tokens} tokens: parse {parse:.2f} s, times {cost:.3f} s, {100 * cost / parse:.2f} %")
    article = "\n\n".join(texts)
    for name, unit in (("articles", article), *((repr(words), words) for words in HOSTILE)):
        long = [(unit * (size // len(unit) + 1))[:size] for size in SIZES]
        print(f"{name:16}", *(f"{seconds(nlp.make_doc(text)):.3f} s" for text in long))


if __name__ == "__main__":
    main(sys.argv[1:])
