"""The saved index: the columns of a large story in a file of their own, a cache and never the truth."""
