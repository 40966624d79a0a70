"""The case on disk: records appended to SQLite, original bytes by their hash, and the one layer of queries."""
