"""Where bytes come from, and what is known of how they came: files, folders, standard input, later the network."""

from vigie.capture.inputs import find_inputs

__all__ = ["find_inputs"]
