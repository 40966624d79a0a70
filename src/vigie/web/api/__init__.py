"""The REST API: one module a noun, the same queries as the pages."""
