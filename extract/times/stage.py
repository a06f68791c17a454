"""The stage that fills a draft's times."""

from dateline.extract.draft import Draft


def find_times(draft: Draft) -> None:
    """Fill `draft.times`."""
