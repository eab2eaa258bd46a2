"""Foreign formats in: files of other programs become records of the story format, through the same gate."""
