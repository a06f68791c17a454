"""Names, aliases and coreference."""
