"""Answers to questions about a timeline, in words: what `explain`, `lint` and `diff` write for people."""
