"""Names to things: bodies on a date, entities, clusters of names nobody has catalogued."""
