"""What users put right in a file beside their articles: reading it, writing it, and what its names mean."""
