"""Triggers, participants, status, dating and headlines."""
