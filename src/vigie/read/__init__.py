"""Bytes in, Documents out: the only room that knows file formats."""

from vigie.read.inputs import Input, find_inputs
from vigie.read.reader import read_bytes, read_input

__all__ = ["Input", "find_inputs", "read_bytes", "read_input"]
