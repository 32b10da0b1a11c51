"""The documents that one policy is made into, each for one reader."""
