"""The desk of a watcher for one request: sources are looked at over the network before they are kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from vigie.capture.fetch import Fetcher
from vigie.capture.settings import read_settings
from vigie.flow.desk import Desk as Watch
from vigie.flow.stages import default_stages
from vigie.packs.watching import watching_rules
from vigie.web.desk import Desk


@contextmanager
def at_watch(desk: Desk) -> Iterator[Watch]:
    """What is needed to watch for the case of ``desk``; its connections are closed in the end."""
    settings = read_settings(desk.case.path, os.environ)
    with Fetcher(settings) as fetcher:
        rules = watching_rules(desk.case.settings)
        yield Watch(case=desk.case, packs=desk.packs, stages=default_stages(settings), fetcher=fetcher, rules=rules)
