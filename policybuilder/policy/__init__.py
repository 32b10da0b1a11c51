"""A policy: the library's clauses that one employer's answers bring in, numbered and filled."""
