"""Bytes in, Documents out: the only room that knows file formats."""

from vigie.read.reader import read_bytes, read_input

__all__ = ["read_bytes", "read_input"]
