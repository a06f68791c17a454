"""Quotation marks, cues, speakers and reported speech."""
