"""The command line: one command, its sub-commands, and what they print."""
