"""Where an article stands, and how an answer names it."""

from dateline.cli.render.plain import plain
from dateline.models.article import Article


def place(article: Article) -> str:
    """Return an article's file, and where that holds several which of them it is."""
    file, hash_, number = article.id.rpartition("#")
    if article.path.endswith(article.id):
        return plain(article.path)
    if hash_ and article.path.endswith(file):
        return plain(f"{article.path}#{number}")
    return f"{plain(article.path)}, article {plain(article.id)}"
