"""Output formats: one a file, each turning a result into text."""
