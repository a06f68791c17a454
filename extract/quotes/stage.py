"""The stage that fills a draft's quotes."""

from bisect import bisect_right

from dateline.extract.draft import Draft
from dateline.extract.quotes.assemble import Assembly
from dateline.extract.quotes.attribution import attribute
from dateline.extract.quotes.marks import Marked, pair_marks, paragraphs
from dateline.extract.quotes.reported import choose
from dateline.extract.quotes.reporting import Reporting
from dateline.extract.quotes.shape import places
from dateline.extract.quotes.transcripts import Line, transcript


def find_quotes(draft: Draft) -> None:
    """Fill `draft.quotes`: what stands in marks and was said, and what is reported without marks, in text order."""
    tree = draft.tree
    bounds = list(paragraphs(tree.view))
    spoken = transcript(tree.view, bounds)
    marks = [marked for marked in pair_marks(tree.view, bounds) if draft.region(marked.start) != "furniture"]
    here = places(tree, _outside(marks, spoken), bounds)
    reporting = Reporting(tree)
    said = attribute(reporting, here)
    inside = [0] * len(tree)
    own: dict[int, int] = {}
    for place, choice in zip(here, said, strict=True):
        if choice is not None:
            inside[place.a : place.b] = [1] * (place.b - place.a)
            if choice.cue is not None:
                own[choice.cue] = own.get(choice.cue, 0) + 1
    for line in spoken:
        first, last = tree.token_at(line.label_start), tree.token_at(line.end)
        inside[first:last] = [1] * (last - first)
    assembly = Assembly(draft, tree)
    assembly.add_statements(choose(reporting, inside, own), here, inside)
    assembly.add_marked(here, said)
    assembly.add_lines(spoken)
    draft.quotes = assembly.quotes()


def _outside(marks: list[Marked], lines: list[Line]) -> list[Marked]:
    """Return the marked words that stand in no line of a transcript."""
    starts = [line.start for line in lines]
    outside = []
    for marked in marks:
        n = bisect_right(starts, marked.start) - 1
        if n < 0 or marked.start >= lines[n].end:
            outside.append(marked)
    return outside
