"""Employers side by side: stances, weeks, what most do and who stands alone. It says what it does not know."""
