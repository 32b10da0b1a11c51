"""From an assembled policy to documents people read: web page and PDF."""
