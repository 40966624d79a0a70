"""Word forms with groups of endings: ``missile(|s)`` stands for *missile* and *missiles*.

A group lists its alternatives between bars; one of them may be empty. Several groups multiply. Groups do not stand
inside one another, and the characters ``( | )`` have no other use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce

_CLASS = re.compile(r"\|([^\W_]*)(?:-\w*)?")
_NAMED = re.compile(r"\|([\w-]*)")
_PIECES = re.compile(r"\(([^()]*)\)|([^()]+)|([()])")


class FormError(ValueError):
    """A form that does not read; the text says why, as the end of a sentence."""


def cited(form: str) -> str:
    """``form`` with its inflected words as they are cited: a class is called by the ending of the first form, so that
    ``ракет|а`` is *ракета*; what follows a hyphen tells classes of one ending apart.
    """
    if any(bracket for _, _, bracket in _PIECES.findall(form)):
        return form  # it does not read
    return _PIECES.sub(lambda piece: _CLASS.sub(r"\1", piece[2]) if piece[2] else piece[0], form)


def stemmed(form: str) -> str:
    """``form`` with the stems of its inflected words alone."""
    return _PIECES.sub(lambda piece: _NAMED.sub("", piece[2]) if piece[2] else piece[0], form)


def classes_of(form: str) -> list[str]:
    """The classes by which words of ``form`` are inflected."""
    pieces = _PIECES.findall(form)
    if any(bracket for _, _, bracket in pieces):
        return []
    return [name for _, literal, _ in pieces for name in _NAMED.findall(literal)]


def expand(form: str) -> list[str]:
    """Every literal ``form`` stands for, in the order written: as many as the sizes of its groups multiply to.

    Raises:
        FormError: a bracket is left open or stands inside another, a group holds nothing, a bar stands outside a
            group, or the form may come out empty.
    """
    literals = reduce(lambda heads, tails: [head + tail for head in heads for tail in tails], _pieces(form), [""])
    if "" in literals:
        raise FormError("it may come out empty")
    return literals


def expand_all(forms: Iterable[str]) -> list[str]:
    """Every literal of ``forms``, each once, in the order written. Raises FormError as :func:`expand` does."""
    return list(dict.fromkeys(literal for form in forms for literal in expand(form)))


def lone_group(form: str) -> str | None:
    """The first group of one alternative: written ``missile(s)``, it never leaves its ending out."""
    return next((f"({group})" for group, _, _ in _PIECES.findall(form) if group and "|" not in group), None)


def badly_spaced(literal: str) -> bool:
    """Whether ``literal`` begins or ends with a space, or holds two together."""
    return literal != literal.strip() or "  " in literal


def _pieces(form: str) -> list[list[str]]:
    """The alternatives of each stretch of ``form``: one outside groups, those between the bars in a group."""
    pieces: list[list[str]] = []
    found = _PIECES.findall(form)
    if any(bracket for _, _, bracket in found):
        raise FormError(_bracket_reason(form))
    for group, literal, _ in found:
        if literal:
            if "|" in literal:
                raise FormError("a bar stands outside a group")
            pieces.append([literal])
            continue
        alternatives = group.split("|")
        if not any(alternatives):
            raise FormError(f"the group ({group}) holds nothing")
        pieces.append(alternatives)
    return pieces


def _bracket_reason(form: str) -> str:
    """Why a bracket of ``form`` is no part of a group."""
    depth = 0
    for character in form:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth > 1:
            return "a group stands inside another"
        if depth < 0:
            return "a bracket closes that was never opened"
    return "a bracket is never closed"
