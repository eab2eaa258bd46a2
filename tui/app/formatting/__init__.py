"""From values to lines of styled text; the only place where text of a story gets a style."""
