"""The page in one file: its templates, style and scripts, and what they are given."""
