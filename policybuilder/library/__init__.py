"""The clause library: its shape, how it is read from YAML, and the proof that it holds together."""
