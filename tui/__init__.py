"""Dateline, the terminal browser for news timelines."""
