"""The mark of each event status, and the notes that stand with events."""

from dateline.models.event import Status

MARKS: dict[Status, tuple[str, str]] = {
    "scheduled": ("◷", "blue"),
    "possible": ("?", "yellow"),
    "denied": ("✗", "red"),
    "ongoing": ("▸", "green"),
}
"""Mark and colour by status; what occurred, the plain case, has none."""
