"""Words for the full-text index, and a person's search as its query.

SQLite's tokenizer takes a run of Chinese, Japanese or Korean for one word. So text and query both have such runs
cut into overlapping pairs, and a run's last character stands alone at its end, so that one-character words are found.
"""

from __future__ import annotations

import re
import unicodedata

from vigie.store.problems import NamedCaseError

_HAN_KANA_HANGUL = (
    "\u1100-\u11ff\u3005-\u3007\u3031-\u3035\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f"
    "\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7fb\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U0003fffd"
)
RUN = re.compile(f"[{_HAN_KANA_HANGUL}]+")
LAST_RUN = re.compile(f"[{_HAN_KANA_HANGUL}]+\\Z")
LIGATURES = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ẞ": "SS", "\0": " "}
WANTED = re.compile(r'"([^"]*)"?|([^\s"]+)')
PREFIX = 3  # letters from which an unquoted word also finds longer ones: no ending needs to be typed


def index_words(text: str) -> str:
    """``text`` as the index takes it."""
    return RUN.sub(_pairs, _plain(text))


def match_query(wanted: str) -> str:
    """A person's search as an FTS5 query: every word, in any order. Raises CaseError when there is no word in it."""
    terms = [_term(quoted or word, exact=bool(quoted)) for quoted, word in WANTED.findall(wanted)]
    terms = [term for term in terms if term]
    if not terms:
        raise NamedCaseError("no-words", value=wanted)
    return " AND ".join(terms)


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    for ligature, letters in LIGATURES.items():
        plain = plain.replace(ligature, letters)
    return plain


def _pairs(run: re.Match[str]) -> str:
    text = run.group()
    return " " + " ".join(text[i : i + 2] for i in range(len(text))) + " "


def _term(words: str, exact: bool) -> str:
    plain = "".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in _plain(words)).rstrip()
    tokens = RUN.sub(_pairs, plain).split()
    if not tokens:
        return ""
    run = LAST_RUN.search(plain)
    if run and len(run.group()) > 1:
        tokens.pop()  # in the text the run may go on
    longer = len(run.group()) == 1 if run else not exact and len(tokens[-1]) >= PREFIX
    return '"' + " ".join(tokens) + '"' + ("*" if longer else "")
