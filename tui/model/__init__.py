"""Immutable values: the story, its events, actors, quotes and sources, uncertain dates and countries."""
