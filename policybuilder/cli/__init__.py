"""The command line: each command a module, each answer an exit code."""
