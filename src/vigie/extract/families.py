"""The word orders that the engine reads: one module of clauses each, all else is shared."""

from __future__ import annotations

from vigie.extract import complements, final, free, valence
from vigie.extract.clauses import assign_clauses, mark_phrases
from vigie.extract.sentence import Family

FAMILIES = {
    "svo": Family(
        mark=lambda nodes, words, language: mark_phrases(nodes, language),
        clauses=assign_clauses,
        subjects=valence.subjects_of,
        complements=complements.complements,
    ),
    "free": Family(free.mark, assign_clauses, free.subjects_of, free.complements),
    "final": Family(final.mark, final.clauses_of, final.subjects_of, final.complements, final=True),
}
