"""What a PDF's or Word file's own properties say of it: believed only where its text says the same.

They often name a template, a file, a program, or whoever saved it last. Their dates are when the file was made, which
is not when the article was published, and are not read at all.
"""

from dateline.extract.read.layout import same_title, title_key
from dateline.extract.read.record import Record, authors

_HEAD = 3_000
"""How many characters of the text may name the author or be the title."""


def confirmed(text: str, title: str | None, author: str | None) -> Record:
    """Return the record of a text with those of its properties that its head confirms."""
    head = text[:_HEAD]
    wanted = title_key(title)
    named = any(same_title(title_key(line), wanted) for line in head.splitlines())
    people = tuple(name for name in authors(author) or () if " " in name and name.casefold() in head.casefold())
    return Record(text=text, title=title if named else None, authors=people)
