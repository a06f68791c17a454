"""The stage that fills a draft's entities."""

from dateline.extract.draft import Draft


def find_entities(draft: Draft) -> None:
    """Fill `draft.entities`."""
