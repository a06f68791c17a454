"""What tells an event from all others."""

from hashlib import blake2b

from dateline.models.timeline import TimelineSource


def event_id(first: TimelineSource) -> str:
    """Return an id made of what the event is and where it is first told; another article does not change it."""
    parts = (first.article, first.text, first.trigger.text, str(first.trigger.start - first.sentence[0]))
    return "e" + blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=6).hexdigest()


class Numbers:
    """Tells apart events whose words an article repeats, by which comes first."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def told_apart(self, id_: str) -> str:
        """Return the id of the next event that has this one."""
        times = self._seen[id_] = self._seen.get(id_, 0) + 1
        return id_ if times == 1 else f"{id_}-{times}"
