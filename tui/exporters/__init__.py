"""What a query left of a story, in formats for people and programs; one module a format."""
