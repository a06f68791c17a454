"""At which event each saying was said: the occasion that its clause names, or at which its speaker spoke elsewhere."""

from collections import defaultdict
from collections.abc import Mapping

from dateline.extract.events.dating import is_news, is_point
from dateline.extract.events.narrative import Telling
from dateline.extract.events.rules import words
from dateline.extract.events.told import occasion_verb
from dateline.extract.events.triggers import Candidate
from dateline.extract.tree import Tree
from dateline.models.when import When

_OCCASION = words("triggers", "occasion")


def find_occasions(
    telling: Telling, whens: Mapping[int, When | None], holders: Mapping[int, int]
) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Return of sayings the event at which each was said, and of such events what was said there.

    `holders` are the events by the tokens of their triggers.
    """
    occasions: dict[int, int] = {}
    sayings: dict[int, list[int]] = {}
    by_speaker: dict[str, int] = {}
    dated = _dated_sayings(telling, whens)
    candidates, tree = telling.candidates, telling.tree
    for n in whens:
        candidate = candidates[n]
        if candidate.kind != "noun" or candidate.lemma not in _OCCASION:
            continue
        verb = occasion_verb(tree, candidate.trigger)
        saying = holders.get(verb) if verb is not None else None
        if saying is None or candidates[saying].kind != "report":
            continue
        occasions[saying] = n
        speaker = telling.agent(saying)
        if speaker is not None:
            by_speaker.setdefault(speaker, n)
            sayings[n] = [saying, *dated.get(speaker, ())]
    for n in whens if by_speaker else ():
        if candidates[n].kind == "report" and n not in occasions and whens[n] is None:
            speaker = telling.agent(n)
            if speaker in by_speaker and _is_simple(tree, candidates[n]):
                occasions[n] = by_speaker[speaker]
    return occasions, sayings


def _dated_sayings(telling: Telling, whens: Mapping[int, When | None]) -> dict[str, list[int]]:
    """Return what each speaker said on a day that the text states, where it states but one."""
    rows: dict[str, list[int]] = defaultdict(list)
    days: dict[str, set[str]] = defaultdict(set)
    for n, when in whens.items():
        if when is None or not is_point(when) or telling.candidates[n].kind != "report":
            continue
        speaker = telling.agent(n)
        if speaker is not None:
            rows[speaker].append(n)
            days[speaker].add(when.edtf)
    return {speaker: said for speaker, said in rows.items() if len(days[speaker]) == 1}


def _is_simple(tree: Tree, candidate: Candidate) -> bool:
    return candidate.clause is not None and is_news(tree, candidate)
