"""The stages wired together: the only room that sees the clock, the files and the order of the day."""
