"""Panes drawn line by line: each is given a `View` and answers with messages."""
