"""Readers: one file a kind, and the registry that picks one."""
