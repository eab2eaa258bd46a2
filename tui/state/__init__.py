"""What the program keeps between two runs, and how a file is kept whole."""
