"""What is known: frozen records and their ids. Standard library only."""
