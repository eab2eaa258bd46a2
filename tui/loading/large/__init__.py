"""Large stories: found record by record in a file that is never whole in memory, and indexed by a child."""
