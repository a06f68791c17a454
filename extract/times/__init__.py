"""Time expressions: finding, resolving, and the publication date they resolve against."""
