"""A story as rows in time order: columns, row sets, the text index; one event decoded on demand."""
