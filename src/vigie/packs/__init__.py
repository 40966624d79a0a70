"""What Vigie knows: the pack files, their schema, their checks, and loading them."""
