"""One module a kind of file: bytes to pages of blocks. They run in the worker alone."""
