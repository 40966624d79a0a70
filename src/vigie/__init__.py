"""Vigie reads the world's reporting on arms transfers and shows who really said what."""

__version__ = "0.1.0"
