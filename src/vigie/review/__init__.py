"""Claims and people: edits of slots, decisions replayed over claims, agreement of readers. No store, no clock."""
