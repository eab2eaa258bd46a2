"""What a user may set: keys, language, colours; and where such files are kept."""
