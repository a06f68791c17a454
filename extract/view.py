"""What the language model sees of a text: the same length, so that every offset holds, but easier to parse."""

import re

# Lines broken to a width: most are nearly as long as the longest, and few end a sentence.
_WIDTH = range(40, 101)
_SOFT_BREAK = re.compile(r"(?<![\n])\n(?![\n])")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
# Named one by one: asking of each character whether it is a space takes five times as long.
_ODD_SPACES = "".join(each for each in map(chr, range(0x3001)) if each.isspace() and each not in " \n")
_ODD_SPACE = re.compile(f"[{_ODD_SPACES}]")


def view(text: str) -> str:
    """Return `text` with every exotic space as a plain one, a straight mark in "n’t", and wrapped lines as one.

    The parser takes a curly "n’t" for punctuation, by which "didn’t leave" would lose its "not".
    `len(view(text)) == len(text)` always; a newline that is left ends a paragraph.
    """
    plain = _ODD_SPACE.sub(" ", text).replace("n’t", "n't").replace("N’T", "N'T")
    return _SOFT_BREAK.sub(" ", plain) if is_wrapped(plain) else plain


def is_wrapped(text: str) -> bool:
    """Tell whether single newlines break lines at a width (as in e-mail) rather than end paragraphs."""
    lines = [line for block in text.split("\n\n") for line in block.split("\n")[:-1] if line.strip()]
    if len(lines) < 3 or "\n\n" not in text.strip("\n"):
        return False
    lengths = sorted(len(line) for line in lines)
    if lengths[-1] not in _WIDTH or lengths[len(lengths) // 2] < 0.75 * lengths[-1]:
        return False
    return sum(bool(_SENTENCE_END.search(line)) for line in lines) < 0.5 * len(lines)
