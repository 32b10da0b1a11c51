"""The wizard: pages that ask, show what the engine returns, and keep every answer as it is given."""
