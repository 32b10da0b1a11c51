"""Drafts, kept in a database."""
