"""The proof that a library holds together, for every employer there could be."""
