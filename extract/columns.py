"""Columns of a parse that follow from others: whose dependents, how far a subtree reaches, what stands in marks."""

_OPENS = frozenset("“„«")
_CLOSES = frozenset("”»")
_PLAIN = frozenset({'"', "''", "``"})
_TURNS = _OPENS | _CLOSES | _PLAIN


def dependents(head: list[int]) -> list[list[int]]:
    """Return each token's dependents in text order; the many tokens without one share an empty list."""
    none: list[int] = []
    kids = [none] * len(head)
    for i, above in enumerate(head):
        if above != i:
            if kids[above] is none:
                kids[above] = [i]
            else:
                kids[above].append(i)
    return kids


def first_tokens(kids: list[list[int]]) -> list[int]:
    """Return the first token of each token's subtree: a dependent before its head is done before it."""
    left: list[int] = []
    for i, below in enumerate(kids):
        left.append(left[below[0]] if below and below[0] < i else i)
    return left


def last_tokens(kids: list[list[int]]) -> list[int]:
    """Return the last token of each token's subtree."""
    right = list(range(len(kids)))
    for i in range(len(kids) - 1, -1, -1):
        below = kids[i]
        if below and below[-1] > i:
            right[i] = right[below[-1]]
    return right


def in_marks(text: list[str]) -> list[bool]:
    """Tell of each token whether it stands in quotation marks; every paragraph begins outside of them."""
    quoted = [False] * len(text)
    since: int | None = None
    for i in [i for i, word in enumerate(text) if word in _TURNS or "\n" in word]:
        word = text[i]
        opens = word in _OPENS or (word in _PLAIN and since is None)
        if since is not None and not opens:
            quoted[since:i] = [True] * (i - since)
        since = (i if since is None else since) if opens else None
    if since is not None:
        quoted[since:] = [True] * (len(text) - since)
    return quoted


def tellings(text: list[str], bounds: list[tuple[int, int]], quoted: list[bool]) -> list[int]:
    """Count sentences, each from its first word that stands in no marks; one that is all quotation doesn't count."""
    telling = [0] * len(text)
    count = before = 0
    for first, last in bounds:
        for i in range(first, last):
            if not quoted[i] and text[i][0].isalpha():
                telling[before:i] = [count] * (i - before)
                count, before = count + 1, i
                break
    telling[before:] = [count] * (len(text) - before)
    return telling
