"""From decisions on tokens to quotes: spans, kinds, ids, and which quote stands within which statement."""

import re
from bisect import bisect_right
from dataclasses import replace

from dateline.extract.draft import Draft
from dateline.extract.quotes.candidates import Candidate
from dateline.extract.quotes.cues import cue_classes, cue_complements
from dateline.extract.quotes.frames import pieces
from dateline.extract.quotes.phrases import head_of, noun_phrase
from dateline.extract.quotes.reported import Statement, table
from dateline.extract.quotes.reporting import NOUN
from dateline.extract.quotes.shape import Place
from dateline.extract.quotes.transcripts import Line
from dateline.extract.tree import Tree
from dateline.models.quote import Quote, QuoteKind, Speaker
from dateline.models.span import Span

_OWNER = frozenset({"poss"})
# What may part a description from its name: "the mogul and television star Ann Roe".
_BEFORE_NAMES = frozenset({"NN", "NNP", "NNS", "JJ", "CC", "HYPH"})
_LONGEST = 10
_SENTENCE_END = re.compile(r"[.!?]\s+[A-Z“\"]")


class Assembly:
    """Collects the quotes of one article."""

    def __init__(self, draft: Draft, tree: Tree) -> None:
        self._draft, self._tree = draft, tree
        self._text = draft.document.text
        self._mentions = draft.mentions
        self._found: dict[str, Quote] = {}
        self._statements: list[Quote] = []

    def add_statements(self, statements: list[Statement], here: list[Place], inside: list[int]) -> None:
        """Add reported statements, but for those that marked words alone make up."""
        opens = [place.marked.outer_start for place in here]
        for statement in statements:
            tokens = pieces(self._tree, statement.frame)
            if not tokens or not all(self._tells(inside, *piece) for piece in tokens):
                continue
            spans = [self._span(start, end, here, opens) for start, end in tokens]
            if self._draft.region(spans[0][0]) != "furniture":
                self._add("indirect", spans, statement.source, statement.cue)
        self._drop_repeated()
        self._statements = list(self.quotes())

    def _tells(self, inside: list[int], start: int, end: int) -> bool:
        """Tell whether some word of the tokens stands in no marks."""
        return any(not inside[i] and self._tree.lower[i][0].isalnum() for i in range(start, end))

    def _drop_repeated(self) -> None:
        """Drop a statement inside another of the same words' speaker: "expressed hope for X" holds "hope for X"."""
        outer: Quote | None = None
        for quote in self.quotes():
            if outer and quote.end <= outer.end and quote.speaker == outer.speaker:
                del self._found[quote.id]
            elif outer is None or quote.end > outer.end:
                outer = quote

    def add_marked(self, here: list[Place], said: list[Candidate | None]) -> None:
        """Add the words in marks that were said."""
        last: Quote | None = None
        for n, (place, choice) in enumerate(zip(here, said, strict=True)):
            if choice is None:
                last = None
                continue
            span = self._trim(place.marked.start, place.marked.end)
            if last is not None and self._interrupted(here[n - 1], place):
                del self._found[last.id]
                last = self._add(last.kind, [*last.spans, span], choice.source, choice.cue)
                continue
            within = self._holder(*span)
            kind: QuoteKind = "partial" if within or not self._whole(place) else "direct"
            last = self._add(kind, [span], choice.source, choice.cue)
            if within:
                self._found[last.id] = replace(last, within=within)

    def _interrupted(self, before: Place, place: Place) -> bool:
        """Tell whether a cue only interrupts a sentence between two places: “We will,” she said, “go on”."""
        between = self._text[before.marked.outer_end : place.marked.outer_start].strip()
        return (
            before.first == place.first
            and self._text[before.marked.end - 1] == ","
            and between.endswith(",")
            and not _SENTENCE_END.search(between)
            and self._text[place.marked.start].islower()
            and self._whole(before)
        )

    def add_lines(self, lines: list[Line]) -> None:
        """Add the lines of a transcript, each said by whom its label names."""
        for line in lines:
            quote = self._add("direct", [self._trim(line.start, line.end)], None, None)
            self._found[quote.id] = replace(quote, speaker=self._named(line.label_start, line.label_end))

    def quotes(self) -> tuple[Quote, ...]:
        """Return everything added, in text order, a statement before what it holds."""
        return tuple(sorted(self._found.values(), key=lambda quote: (quote.start, -quote.end)))

    def _span(self, start: int, end: int, here: list[Place], opens: list[int]) -> tuple[int, int]:
        """Return the offsets of tokens, widened to whole quotations where a boundary falls into one."""
        left, right = self._tree.start[start], self._tree.end[end - 1]
        for at, offset in ((0, left), (1, right - 1)):
            n = bisect_right(opens, offset) - 1
            if n >= 0 and offset < here[n].marked.outer_end:
                if at == 0:
                    left = here[n].marked.outer_start
                else:
                    right = here[n].marked.outer_end
        return self._trim(left, right)

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        while start < end - 1 and self._text[start].isspace():
            start += 1
        while end > start + 1 and self._text[end - 1].isspace():
            end -= 1
        return start, end

    def _holder(self, start: int, end: int) -> str | None:
        n = bisect_right(self._statements, start, key=lambda quote: quote.start) - 1
        for quote in reversed(self._statements[max(0, n - 8) : n + 1]):
            if any(left <= start and end <= right for left, right in quote.spans):
                return quote.id
        return None

    def _whole(self, place: Place) -> bool:
        """Tell whether the marks hold a whole statement rather than words of a longer one."""
        text, marked = self._text, place.marked
        start = marked.start
        while start < marked.end and not text[start].isalnum():
            start += 1
        before = text[max(0, marked.outer_start - 2) : marked.outer_start].strip()
        opens = not before or before[-1] in ',:.!?—–-…”"' or place.a - 2 <= place.first
        starts = text[start : start + 1]
        return opens and (not starts.islower() or before[-1:] in {",", ".", "!", "?", ""})

    def _add(
        self, kind: QuoteKind, spans: list[tuple[int, int]], source: tuple[int, int] | None, cue: int | None
    ) -> Quote:
        start, end = spans[0][0], spans[-1][1]
        quote = Quote(
            start,
            end,
            self._text[start:end],
            id=f"q{start}-{end}",
            kind=kind,
            spans=tuple(spans),
            speaker=self._speaker(source),
            cue=None if cue is None else self._cue(cue),
        )
        self._found.setdefault(quote.id, quote)
        return quote

    def _cue(self, token: int) -> Span | None:
        """Return a cue, None for what is but any verb whose subject is the likely speaker."""
        name, end = self._tree.lemma(token), self._cue_end(token)
        known = name in cue_classes() or name in table().words or NOUN + name in table().words
        return Span(*self._bounds(token, end)) if known or end > token + 1 else None

    def _cue_end(self, cue: int) -> int:
        """Return where a cue ends with its particle or complement: "pointed out", "pointed to", "made clear"."""
        tree, end = self._tree, cue + 1
        if end < len(tree) and tree.head[end] == cue and tree.start[end] > tree.end[cue]:
            particle = tree.dep[end] == "prt"
            complement = tree.lower[end] in cue_complements().get(tree.lemma(cue), ())
            return end + (particle or complement)
        return end

    def _bounds(self, start: int, end: int) -> tuple[int, int, str]:
        left, right = self._tree.start[start], self._tree.end[end - 1]
        return left, right, self._text[left:right]

    def _speaker(self, source: tuple[int, int] | None) -> Speaker | None:
        if source is None:
            return None
        start, end, _ = self._bounds(*source)
        head = head_of(self._tree, *source)
        speaker = self._named(start, end, self._tree.start[head])
        meant = self._meant(head) if speaker.entity is None else None
        if meant is None:
            return speaker
        start, end, _ = self._bounds(*noun_phrase(self._tree, meant))
        return replace(speaker, entity=self._named(start, end, self._tree.start[meant]).entity)

    def _meant(self, head: int) -> int | None:
        """Return the word that tells who a speaker is: of "who" the word before it, of "Smith's answer" the name."""
        tree = self._tree
        if tree.tag[head] in {"WP", "WDT"}:
            verb = tree.head[head]
            while tree.dep[verb] in {"conj", "xcomp", "ccomp"} and tree.head[verb] != verb:
                verb = tree.head[verb]
            return tree.head[verb] if tree.dep[verb] == "relcl" else None
        return tree.kid(head, _OWNER) if NOUN + tree.lemma(head) in cue_classes() else None

    def _named(self, start: int, end: int, head: int | None = None) -> Speaker:
        """Return a speaker; whoever is only named beside the head ("a spokesman for Smith") is not the one."""
        found = self._mentions.at(start, end, head)
        if found and head is not None and not found[1].start <= head < found[1].end:
            named = found[1].end == end and self._is_beside(head, found[1].start)  # "the agency Roscosmos"
            found = found if named else None
        return Speaker(start, end, self._text[start:end], found[0].id if found else None)

    def _is_beside(self, head: int, start: int) -> bool:
        """Tell whether a name at an offset is what the noun before it describes: only words of that noun part them."""
        tree = self._tree
        first, last = tree.token_at(head), tree.token_at(start)
        between = (tree.tag[i] in _BEFORE_NAMES for i in range(first + 1, last))
        return tree.tag[first] in {"NN", "NNP"} and last - first < _LONGEST and all(between)
