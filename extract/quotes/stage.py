"""The stage that fills a draft's quotes."""

from dateline.extract.draft import Draft


def find_quotes(draft: Draft) -> None:
    """Fill `draft.quotes`."""
