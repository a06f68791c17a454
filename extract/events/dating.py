"""When an event happened, and how that is known.

First what syntax ties to the event's own clause, then what the discourse carries over, then the publication day for
what the article reports as news. Nothing else gives a date.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

from dateline.extract.events.syntax import AUXILIARIES, HAS_AUXILIARY, auxiliaries
from dateline.extract.events.ties import Tie
from dateline.extract.events.triggers import Candidate
from dateline.extract.times.edtf import extent
from dateline.extract.tree import Tree
from dateline.models.article import Published
from dateline.models.event import Status
from dateline.models.span import Evidence
from dateline.models.when import Grain, Time, When

_FINENESS = {grain: n for n, grain in enumerate(get_args(Grain))}
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_LESS = frozenset({"less", "fewer", "under", "within"})
_ROUGH = frozenset({"LESS_THAN", "MORE_THAN"})
_PAST, _FINITE = frozenset({"VBD", "VBN"}), frozenset({"VBD", "VBZ", "VBP", "VBN"})
_MAIN = frozenset({"ROOT", "parataxis"})
_DONE = frozenset({"was", "were", "had", "has", "have", "'ve", "’ve", "having"})
_PERFECT = frozenset({"had", "has", "have", "been", "'ve", "’ve", "having"})


def stated(article: str, found: Iterable[Tie]) -> When | None:
    """Return the When of the times in an event's own clause: the finest point, or the bounds they set."""
    rows = [_within_day(tie) for tie in found]
    points = [tie for tie in rows if tie.relation == ""]
    low = next((tie for tie in rows if tie.relation in {"from", "between", "since", "after"}), None)
    high = next((tie for tie in rows if tie.relation in {"to", "until", "till", "by", "before", "through"}), None)
    if low and not high and low.relation == "between":
        high = next((tie for tie in points if tie.time.start > low.time.start), None)
    if low and high and low.time.start < high.time.start and low.relation in {"from", "between"}:
        return _interval(article, low.time, high.time)
    if points:
        best = min(points, key=lambda tie: _FINENESS.get(tie.time.grain or "millennium", 99))
        return _point(article, best.time)
    if low:
        return _since(article, low)
    return _until(article, high) if high else None


def _within_day(tie: Tie) -> Tie:
    """Return a tie with "by the afternoon" as what it says of the day: that it was then."""
    bound = tie.relation in {"by", "before", "until", "till"}
    fine = tie.time.grain is not None and _FINENESS[tie.time.grain] < _FINENESS["day"]
    return replace(tie, relation="") if bound and fine else tie


def _evidence(article: str, first: Time, last: Time | None = None) -> Evidence:
    last = last or first
    words = first.text if last is first else f"{first.text} … {last.text}"
    return Evidence(article, first.start, last.end, words)


def _point(article: str, time: Time) -> When:
    if bounded := _bounded(article, time):
        return bounded
    edtf = time.edtf or ""
    approximate = edtf.endswith(("~", "%")) or (time.mod in _ROUGH and time.anchor is not None) or time.mod == "APPROX"
    earliest, latest = _part(time)
    return When(edtf, earliest, latest, time.grain, approximate, "stated", _evidence(article, time))


def _part(time: Time) -> tuple[date | None, date | None]:
    """Return the bounds of a time: "early April" is the first third of the month, "mid" and "late" the others."""
    thirds = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}.get(time.mod or "")
    if thirds is None or time.earliest is None or time.latest is None:
        return time.earliest, time.latest
    days = (time.latest - time.earliest).days + 1
    first, behind = (time.earliest + timedelta(days=days * third // 3) for third in thirds)
    return first, behind - timedelta(days=1)


def _bounded(article: str, time: Time) -> When | None:
    """Return the stretch that "less than two weeks ago" says: from there to what it is counted from, or onwards."""
    if time.anchor is None or time.direction is None or time.text.split(" ", 1)[0].lower() not in _LESS:
        return None
    first, last = _ends(time)
    counted = extent(time.anchor)
    past = time.direction == "past"
    edtf = f"{first}/{time.anchor}" if past else f"{time.anchor}/{last}"
    low, high = (time.earliest, counted.latest) if past else (counted.earliest, time.latest)
    return When(edtf, low, high, time.grain, False, "stated", _evidence(article, time))


def _ends(time: Time) -> tuple[str, str]:
    first, _, last = (time.edtf or "").partition("/")
    return first, last or first


def _interval(article: str, low: Time, high: Time) -> When | None:
    edtf = f"{_ends(low)[0]}/{_ends(high)[1]}"
    if low.earliest and high.latest and low.earliest > high.latest:
        return _point(article, low)
    return When(edtf, low.earliest, high.latest, low.grain, False, "stated", _evidence(article, low, high))


def _since(article: str, tie: Tie) -> When:
    start = _ends(tie.time)[0 if tie.relation != "after" else 1]
    return When(f"{start}/..", tie.time.earliest, None, tie.time.grain, False, "stated", _evidence(article, tie.time))


def _until(article: str, tie: Tie) -> When:
    end = _ends(tie.time)[1 if tie.relation != "before" else 0]
    return When(f"../{end}", None, tie.time.latest, tie.time.grain, False, "stated", _evidence(article, tie.time))


def carried(when: When) -> When:
    """Return a date as another event lends it."""
    return replace(when, basis="carried")


def since(when: When) -> When:
    """Return the stretch that begins with another event: "since taking office [in 2021]" is "2021/.."."""
    start = when.edtf.partition("/")[0]
    return replace(when, edtf=f"{start}/..", latest=None, basis="carried")


def is_point(when: When | None) -> bool:
    """Tell whether a date can be lent: it bounds the event on both sides."""
    return when is not None and not when.edtf.startswith("..") and not when.edtf.endswith("..")


def reported(published: Published) -> When:
    """Return the publication day, as all that is known of an event that the article reports as news."""
    day, evidence = published.date, published.evidence[0] if published.evidence else None
    return When(f"{day.isoformat()}~", day, day, "day", True, "reported", evidence)


def consistent(when: When | None, anchor: date | None, tree: Tree, candidate: Candidate, status: Status) -> When | None:
    """Return the date that agrees with the tense: what "happened" lies not ahead, what "will happen" not behind.

    A weekday is read a week off where that mends it; else the date is given up.
    """
    if when is None or anchor is None:
        return when
    if candidate.clause is None:
        planned = status == "scheduled" and when.latest is not None and when.latest < anchor
        return (_moved(when, 7) or when) if planned else when
    verb = candidate.clause
    modal = next((tree.lower[k] for k in tree.kids[verb] if tree.tag[k] == "MD"), None)
    if modal in {"will", "shall", "'ll", "’ll", "wo"}:
        return _moved(when, 7) if when.latest is not None and when.latest < anchor else when
    done = tree.tag[verb] == "VBD" or (
        tree.tag[verb] == "VBN" and any(tree.lower[k] in _DONE for k in auxiliaries(tree, verb))
    )
    if not done or modal is not None:
        return when
    return _moved(when, -7) if when.earliest is not None and when.earliest > anchor else when


def _moved(when: When, days: int) -> When | None:
    weekday = when.evidence is not None and when.evidence.text.lower() in _WEEKDAYS
    if not weekday or when.earliest is None or when.latest != when.earliest:
        return None
    day = when.earliest + timedelta(days=days)
    return replace(when, edtf=day.isoformat(), earliest=day, latest=day)


def status_at(status: Status, when: When | None, anchor: date | None, candidate: Candidate) -> Status:
    """Return the status that an event's date leaves it: what lies ahead of the publication day is not done yet.

    Nor is what began before it still scheduled where no verb says so.
    """
    if when is None or anchor is None or when.basis == "reported":
        return status
    ahead = when.earliest is not None and when.earliest > anchor
    if ahead and status in {"occurred", "ongoing"}:
        return "scheduled"
    if status == "occurred" and candidate.clause is None and _is_under_way(when, anchor):
        return "ongoing"
    past_noun = candidate.clause is None and when.latest is not None and when.latest < anchor
    return "occurred" if past_noun and status in {"scheduled", "possible"} else status


def _is_under_way(when: When, anchor: date) -> bool:
    """Tell whether a stretch given by its first and last day holds the publication day."""
    if when.grain != "day" or "/" not in when.edtf or when.earliest is None or when.latest is None:
        return False
    return when.earliest <= anchor < when.latest


def is_narrated(tree: Tree, candidate: Candidate) -> bool:
    """Tell whether a candidate is the simple past of a main clause, which moves a narrative on."""
    verb = candidate.clause
    if verb is None or tree.tag[verb] not in _PAST or tree.dep[tree.first_conjunct(verb)] != "ROOT":
        return False
    return is_news(tree, candidate)


def is_lead(tree: Tree, candidate: Candidate, first: int) -> bool:
    """Tell whether a candidate is the present perfect of a main clause that opens the article ("X has resigned")."""
    verb = candidate.clause
    if verb is None or tree.dep[verb] != "ROOT" or not 0 <= tree.sentence[verb] - first <= 1 or tree.tag[verb] != "VBN":
        return False
    return any(tree.lower[k] in {"has", "have"} for k in tree.kids[verb])


def is_plain(tree: Tree, verb: int) -> bool:
    """Tell whether a verb heads a sentence in a plain tense."""
    return tree.dep[verb] in _MAIN and not _is_perfect(tree, verb)


def _is_perfect(tree: Tree, verb: int) -> bool:
    if not tree.below[verb] & HAS_AUXILIARY:
        return False
    return any(tree.lower[k] in _PERFECT for k in tree.kids[verb] if tree.dep[k] in AUXILIARIES)


def is_news(tree: Tree, candidate: Candidate) -> bool:
    """Tell whether a clause reports: simple past or present of a main clause, no pluperfect, no perfect."""
    verb = candidate.clause
    if verb is None:
        return False
    top, tag = tree.first_conjunct(verb), tree.tag[verb]
    if tree.dep[top] == "advcl" and tree.tag[top] == "VBG":
        return is_plain(tree, tree.head[top]) and not _is_perfect(tree, verb)
    if tree.dep[top] not in _MAIN or tag not in _FINITE or _is_perfect(tree, verb):
        return False
    # "has not said why but confirmed ...": a tense of its own
    return top == verb or tag == "VBD" or not _is_perfect(tree, top)
