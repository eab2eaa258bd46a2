"""What is asked of a story, and the answer: rows, counts, facets, histogram, why nothing matched."""
