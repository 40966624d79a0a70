"""The workbench on a large ledger: how long a visitor waits. ``CLAIMS=1000000 python bench/workbench.py``."""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

from vigie.flow.case import case_packs, new_case
from vigie.model.claim import STATUSES, Claim, Claimer, Evidence, Item, Party, Quantity, When
from vigie.model.document import Document
from vigie.store.case import Case
from vigie.store.indexing import COLUMNS, body_rows, claim_words, index_row
from vigie.store.records import encode
from vigie.web.app import workbench
from vigie.web.asking import sort_all
from vigie.web.desk import make_desk

CLAIMS = int(os.environ.get("CLAIMS", "100000"))
EACH, TIMES, LIMIT = 10, 5, 0.2  # claims of a document; how often each is asked; seconds that 95 % must stay under
STATES = "KP RU IR CN US UA FR DE TR SD LY SY YE IN PK BY IL GB PL KR".split()
BODIES = "nis-kr hur-ua wagner mnd-kr yonhap reuters author experts officials".split()
CLASSES = "artillery-ammunition ballistic-missile drone tank troops killed arms artillery components".split()
KINDS = ["transfer"] * 6 + "production deployment casualties use test agreement".split()
WORDS = [f"word{n}" for n in range(3000)] + ["missile"] * 60 + ["shells"] * 30
ASKED = (
    "/ledger", "/ledger?kind=transfer", "/ledger?supplier=KP&recipient=RU", "/ledger?sort=-time&page=40",
    "/ledger?sort=-quantity&status=planned", "/ledger?q=word1700", "/ledger?q=missile&sort=-dated",
    "/ledger?claimer=nis-kr&sort=claimer", "/ledger?item=arms", "/ledger?since=2020&until=2021", "/ledger?language=ko",
    "/api/facets?kind=use", "/api/claims?supplier=IR",
)  # fmt: skip


def claims_of(dice: random.Random, document: str) -> Iterator[Claim]:
    """The claims of one document: as unlike one another as those of a real case."""
    at = {"text": "x", "start": 0, "end": 1}
    for n in range(EACH):
        ends = [dice.choice(STATES) if dice.random() > 0.4 else "KP" for _ in range(2)]
        words = " ".join(dice.choices(WORDS, k=12))
        yield Claim(
            id=f"clm_{document[4:16]}{n:08x}", document=document, kind=dice.choice(KINDS),
            status=dice.choice(STATUSES), head=n * 10, supplier=Party(id=ends[0], state=ends[0], **at),
            recipient=Party(id=ends[1], state=ends[1], **at), item=Item(item_class=dice.choice(CLASSES), **at),
            quantity=Quantity(min=dice.randint(1, 10**5), **at) if dice.random() > 0.5 else None,
            time=When(edtf=f"20{dice.randint(15, 26)}-{dice.randint(1, 12):02}", **at) if dice.random() > 0.3 else None,
            claimers=(Claimer(id=dice.choice(BODIES), **at), Claimer(id="yonhap", **at)),
            evidence=(Evidence(start=0, end=60, exact=words),),
        )  # fmt: skip


def fill(case: Case, many: int) -> None:
    """Lay ``many`` claims straight into the tables: no text is read, nothing is woven."""
    dice, seq = random.Random(1), 0
    base = sqlite3.connect(case.database, isolation_level=None)
    base.execute("PRAGMA synchronous = OFF")
    base.execute("BEGIN")
    base.execute("INSERT INTO run (id, verb, started, version, packs) VALUES ('run_0', 'read', '2026', '0', '0')")
    for row in range(1, many // EACH + 1):
        id = f"doc_{row:020x}"
        meta = encode(Document(id=id, sha256=f"{row:064x}", path=f"{row}.txt", text=""))
        base.execute(
            "INSERT INTO document VALUES (?, ?, ?, ?, 1, 0, ?, '')", (row, id, f"{row:064x}", f"{row}.txt", meta)
        )
        dated = f"20{dice.randint(15, 26)}-{dice.randint(1, 12):02}"
        now = (row, dice.choice(["en", "fr", "ru", "ko"]), dated, f"Title {row}")
        base.execute("INSERT INTO document_now (document, language, dated, title) VALUES (?, ?, ?, ?)", now)
        base.execute("INSERT INTO extraction VALUES (?, ?, 1, '0', '0')", (row, row))
        for claim in claims_of(dice, id):
            seq += 1
            base.execute("INSERT INTO claim VALUES (?, ?, ?, ?, ?)", (seq, claim.id, row, row, encode(claim)))
            marks = ", ".join("?" * len(COLUMNS))
            base.execute(f"INSERT INTO claim_index ({', '.join(COLUMNS)}) VALUES ({marks})", index_row(seq, row, claim))
            base.executemany("INSERT OR IGNORE INTO claim_body VALUES (?, ?, ?)", body_rows(seq, claim))
            base.execute("INSERT INTO claim_words (rowid, words) VALUES (?, ?)", (seq, claim_words(claim)))
    base.execute("COMMIT")
    base.close()


def main() -> int:
    """Print what each question takes; 1 when one of twenty waits longer than it may."""
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

    with tempfile.TemporaryDirectory() as folder:
        case = new_case(Path(folder) / "case")
        fill(case, CLAIMS)
        desk = make_desk(case, case_packs(case))
        begun = time.perf_counter()
        desk.shelf.columns()
        print(f"{CLAIMS:,} claims: ledger loaded in {time.perf_counter() - begun:.1f} s")
        sort_all(desk, desk.language)
        client = TestClient(workbench(desk), base_url="http://127.0.0.1")
        waited: list[float] = []
        for address in ASKED:
            times = []
            for _ in range(TIMES):
                begun = time.perf_counter()
                assert client.get(address).status_code == 200
                times.append(time.perf_counter() - begun)
            waited += times
            print(f"  {address:45} first {times[0] * 1000:6.0f} ms, then {statistics.median(times[1:]) * 1000:5.0f} ms")
    slow = sorted(waited)[int(0.95 * len(waited))]
    print(f"  95 % within {slow * 1000:.0f} ms (limit {LIMIT * 1000:.0f})")
    return int(slow > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
