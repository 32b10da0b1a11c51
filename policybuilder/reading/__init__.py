"""Somebody else's policy: its text by page, what answers each question, and the stance the words suggest."""
