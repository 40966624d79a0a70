"""A process that watches the sources of a case for one round, to be killed on the way.

``watching_process.py CASE``: what it reads is read and extracted as in ``reading_process.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from flow.reading_process import PACKS, stages
from vigie.capture.fetch import Fetcher, FetchSettings
from vigie.flow import watching
from vigie.flow.case import open_case
from vigie.flow.desk import Desk
from vigie.packs.watching import watching_rules
from vigie.store.case import Case


def desk(case: Case, fetcher: Fetcher, log: Path, pause: float = 0.0) -> Desk:
    return Desk(case=case, packs=PACKS, stages=stages(0, log, pause), fetcher=fetcher, rules=watching_rules())


def settings() -> FetchSettings:
    return FetchSettings(allow_private=True, per_host_seconds=0, retries=0)


if __name__ == "__main__":
    watching.weave = lambda case, packs: None  # these packs know nothing
    opened = open_case(Path(sys.argv[1]))
    with Fetcher(settings()) as fetcher:
        at_work = desk(opened, fetcher, Path(sys.argv[2]), 0.002)
        print("begun", flush=True)  # noqa: T201
        watching.watch(at_work, once=True)
