"""Claims for others: the interchange form, tables, CSV, sentences. Formats only; no judgement is made here."""
