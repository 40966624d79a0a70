"""The contract's scorer (`tests/corpus/score.py`), as a module to ask and as the command whose figures count."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sets import CORPUS, Set

SCORER = CORPUS / "score.py"
Scores = dict[str, Any]


def _loaded() -> Any:
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


rules = _loaded()  # align, judge, deciding ...: what is right is decided there alone


def score(group: Iterable[Set], predictions: Path) -> Scores:
    """What ``score.py --json`` says of sets of one folder."""
    group = list(group)
    stems = [stem for one in group for stem in one.stems]
    command = [sys.executable, str(SCORER), str(group[0].gold), str(predictions), "--json"]
    command += ["--texts", str(group[0].texts), "--only", *stems]
    scores: Scores = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return scores
