"""Made-up employers' policies, each with a coding made by hand, and what makes their files."""
