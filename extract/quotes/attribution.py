"""Deciding who said marked words: the candidate with the greatest learned weight, or nobody."""

from operator import attrgetter

from dateline.extract.quotes.candidates import COLON, LABELLED, Candidate, candidates
from dateline.extract.quotes.cues import cue_classes
from dateline.extract.quotes.reporting import Reporting
from dateline.extract.quotes.shape import Place, tail
from dateline.extract.tree import Tree

# A shorter line in marks may be a title.
_ALONE = 4


def attribute(reporting: Reporting, here: list[Place]) -> list[Candidate | None]:
    """Return, for each place, who said its words and by which cue; None where nobody did.

    Places are decided in text order, since one quotation continues another; a continued one takes over the source and
    the cue of what it continues.
    """
    tree = reporting.tree
    chosen: list[Candidate | None] = []
    earlier: int | None = None
    for n, place in enumerate(here):
        options = candidates(reporting, here, n, earlier)
        nobody = options[0]
        if LABELLED in options[-1].features:
            options = options[-1:]
        elif _stands_alone(tree, here, n):
            options = [option for option in options[1:] if _is_reported(tree, option)]
        elif _opens_paragraph(tree, place):
            options = [option for option in options[2:] if _is_reported(tree, option)] or options
        best = max(options, key=attrgetter("weight"))
        if best is nobody:
            chosen.append(None)
            continue
        before = chosen[best.earlier] if best.earlier is not None else None
        if before:
            best = Candidate(best.signs, before.source, before.cue, best.earlier)
        elif best.cue is not None and best.cue < place.a:
            best = _nearest(tree, best, options, place)
        chosen.append(best)
        earlier = n
    for n in range(len(here) - 2, -1, -1):
        if chosen[n] is None and chosen[n + 1] is not None and _runs_on(here[n], here[n + 1]):
            chosen[n] = chosen[n + 1]
    return chosen


def _nearest(tree: Tree, best: Candidate, options: list[Candidate], place: Place) -> Candidate:
    """Return the cue word between a verb and the marked words that has its subject: "She nodded, saying “...”"."""
    between = [
        option
        for option in options
        if option.cue is not None
        and (best.cue or 0) < option.cue < place.a
        and option.source == best.source
        and tree.lemma(option.cue) in cue_classes()
        and (tree.tag[option.cue] == "VBG" or tree.lemma(best.cue or 0) not in cue_classes())
    ]
    return max(between, key=lambda option: option.cue or 0, default=best)


def _is_reported(tree: Tree, option: Candidate) -> bool:
    """Tell whether a candidate rests on more than somebody's being mentioned: a cue word or a colon."""
    cue = option.cue
    return cue is None or tree.lemma(cue) in cue_classes() or any(name.startswith(COLON) for name in option.features)


def _stands_alone(tree: Tree, here: list[Place], n: int) -> bool:
    """Tell whether words in marks are a line of their own: somebody said them, though the text may not say who.

    Where nothing closes them, they are one if the next paragraph opens a quotation too.
    """
    place, marked = here[n], here[n].marked
    alone = place.a - 1 <= place.first and place.last - place.b <= 1 and place.gap_behind == place.last
    if not (alone and marked.opened and tree.view.count(" ", marked.start, marked.end) >= _ALONE):
        return False
    return marked.closed or (n + 1 < len(here) and _follows(tree, place, here[n + 1]))


def _opens_paragraph(tree: Tree, place: Place) -> bool:
    """Tell whether a sentence in marks opens its paragraph: somebody said it, or the text would not go on behind it."""
    marked, words = place.marked, tree.view.count(" ", place.marked.start, place.marked.end)
    sentence = tree.view[marked.start : marked.start + 1].isupper() and tail(tree.view, marked) in {"stop", "asked"}
    return (
        place.a - 1 <= place.first
        and marked.opened
        and marked.closed
        and not marked.single
        and words >= _ALONE
        and sentence
    )


def _follows(tree: Tree, place: Place, behind: Place) -> bool:
    gap = tree.view[place.marked.outer_end : behind.marked.outer_start]
    return behind.marked.opened and behind.first != place.first and gap.isspace()


def _runs_on(place: Place, behind: Place) -> bool:
    """Tell whether an unclosed quotation breaks off where the next one of its paragraph opens."""
    return not place.marked.closed and place.first == behind.first and behind.a - place.b <= 2
