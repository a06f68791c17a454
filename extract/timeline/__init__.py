"""Merging across articles, conflicts, order and salience; models only, no spaCy."""
