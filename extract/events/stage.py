"""The stage that fills a draft's events."""

from dateline.extract.draft import Draft


def find_events(draft: Draft) -> None:
    """Fill `draft.events`."""
