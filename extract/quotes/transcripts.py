"""Transcripts: paragraphs that begin with who speaks ("REPORTER: Will you stay?"), without quotation marks."""

import re
from collections import Counter
from dataclasses import dataclass

_LABEL = re.compile(r"([A-Z][^:\n“”\"]{0,38}[\w.)]):\s+(?=[\w“\"‘'(\[—–-])")
_NAME_WORD = re.compile(r"(?:[A-Z][\w.'’-]*|\([^()]*\)|de|von|van|the|of)\Z")
_LEAST_LINES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """What one paragraph of a transcript says: offsets of the speaker's label and of the words."""

    label_start: int
    label_end: int
    start: int
    end: int


def transcript(text: str, bounds: list[tuple[int, int]]) -> list[Line]:
    """Return the lines of a transcript in `text`, whose paragraphs `bounds` are.

    A text is one where at least three paragraphs begin with a name and a colon, and one name comes twice.
    """
    lines = []
    for start, end in bounds:
        match = _LABEL.match(text, start, end)
        if match and all(_NAME_WORD.match(word) for word in match[1].split()):
            lines.append(Line(match.start(1), match.end(1), match.end(), end))
    names = Counter(text[line.label_start : line.label_end] for line in lines)
    talk = len(lines) >= _LEAST_LINES and max(names.values()) > 1 and len(names) > 1
    return [line for line in lines if text[line.start] not in '“"'] if talk else []
