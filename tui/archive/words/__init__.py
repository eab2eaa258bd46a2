"""The words of a story's texts and names, and the rows they stand in.

`texts` says what is searched, `gathering` collects the rows of words, `tables` answers
for one word or for all that begin alike. A small story keeps its tables in memory. For a
large one `indexing` writes the tables of a part into a file (`writing`), `merging` joins
the parts, and `saved` reads from the result what a question needs.
"""
