"""Who copied whom, which claims tell one statement, what was bent on the way, and what the figures say."""
