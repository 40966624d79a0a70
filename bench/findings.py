"""Measure what is woven over a whole case (`make bench`): copies, statements and figures of documents made up here.

The claims are made with the texts, not read out of them: extraction has a bench of its own.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from extract import row
from measures import peak_memory
from vigie.flow.case import new_case
from vigie.flow.weaving import weave
from vigie.model.claim import Claim, Claimer, Evidence, Extraction, Item, Party, Quantity
from vigie.model.document import Document
from vigie.model.ids import digest, make_id
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.store.case import Case, open_view
from vigie.store.findings import FigureFilter, figure, figures
from vigie.store.writer import open_writer

WORDS = 500  # in a text
CLAIMS = 10  # in a document
COPIED = 0.2  # of the documents repeat an earlier one, cut at the end
DAYS = 1200
FIGURES = 500_000  # more than a million claims of this kind come to


def documents(count: int, packs: Packs, seed: int = 7) -> Iterator[tuple[Document, Extraction]]:
    """``count`` documents with their claims: states send arms to states, bodies say so, a fifth are copies."""
    dice = random.Random(seed)
    vocabulary = [f"{a}{b}" for a in "ba ce di fo gu la me ni ro su".split() for b in "ran tel mis pon gar".split()]
    states = [state.id for state in packs.states]
    classes = [one.id for one in packs.vocabulary.classes if one.parent]
    bodies = [(body.id, body.state) for body in packs.organisations if body.type in ("ministry", "intelligence")]
    recent: list[str] = []
    for number in range(count):
        if recent and dice.random() < COPIED:
            text = dice.choice(recent) + f" {number}"
        else:
            text = " ".join(dice.choice(vocabulary) + dice.choice(vocabulary) for _ in range(WORDS)) + f" {number}"
            recent = [*recent[-999:], text]
        data = text.encode()
        document = Document(
            id=f"doc_{digest(data)[:20]}", sha256=digest(data), path=f"{number}.txt", text=text, language="en",
            dated=f"{2020 + number % DAYS // 365}-{1 + number % 12:02}-{1 + number % 28:02}",
        )  # fmt: skip
        claims = []
        for place in range(CLAIMS):
            supplier, recipient = dice.sample(states[:60], 2)
            body, state = dice.choice(bodies)
            amount, start = dice.choice((10, 20, 50, 100, 1000)) * dice.randint(1, 9), place * 40
            span = {"text": text[start : start + 10], "start": start, "end": start + 10}
            claims.append(
                Claim(
                    id=make_id("clm", document.id, place), document=document.id, kind="transfer", status="occurred",
                    head=start, supplier=Party(id=supplier, **span), recipient=Party(id=recipient, **span),
                    item=Item(item_class=dice.choice(classes), **span),
                    quantity=Quantity(min=amount, max=None if dice.random() < 0.3 else amount, **span),
                    claimers=(Claimer(id=body, state=state, role="origin", **span),),
                    evidence=(Evidence(start=start, end=start + 10, exact=span["text"]),),
                )
            )  # fmt: skip
        yield document, Extraction(document=document.id, claims=tuple(claims), unread=(), producer="bench", packs="")


def fill(case: Case, count: int, packs: Packs) -> None:
    with open_writer(case) as writer:
        made = documents(count, packs)
        for _ in range(0, count, 500):
            with writer.transaction():
                for document, extraction in (pair for _, pair in zip(range(500), made, strict=False)):
                    writer.add_document(1, document, document.text.encode(), extraction)


def p95(case: Case, packs: Packs) -> tuple[float, float]:
    """Milliseconds of the 95th percentile: a page of figures by supplier, and one figure whole."""
    dice, listing, single = random.Random(3), [], []
    with open_view(case) as view:
        for _ in range(100):
            state = dice.choice(packs.states[:60]).id
            begin = time.perf_counter()
            found = figures(view, FigureFilter(supplier=(state,), limit=50))
            listing.append(time.perf_counter() - begin)
            begin = time.perf_counter()
            figure(view, dice.choice(found).id)
            single.append(time.perf_counter() - begin)
    return 1000 * sorted(listing)[94], 1000 * sorted(single)[94]


def many_figures(case: Case, count: int) -> int:
    """Give a case each of its figures so often that it has ``count``, as a case of many claims would; how many now."""
    with open_writer(case) as writer:
        held = before = int(writer.rows("SELECT count(*) FROM figure")[0][0])
        for copy in range(count // max(before, 1)):
            with writer.transaction():
                writer.run(
                    """INSERT INTO figure SELECT id || ?, bucket, kind, source, target, item, measure, readings, line,
                       record FROM figure WHERE length(id) = 24""",
                    (f"_{copy}",),
                )
            held += before
        writer.analyse()
    return held


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000], help="documents in a case")
    options = parser.parse_args()
    packs = load_packs()
    print(
        f"\nWeaving a case: documents of {WORDS} words, {CLAIMS} claims each, a fifth of them copies; time of one core"
    )
    for count in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            case = new_case(Path(folder) / "case")
            with open_writer(case) as writer, writer.transaction():
                writer.run("INSERT INTO run (id, verb, started, version, packs) VALUES ('r', 'bench', '', '', '')")
            fill(case, count, packs)
            begin = time.process_time()
            weave(case, packs)
            seconds = time.process_time() - begin
            listing, single = p95(case, packs)
            made = many_figures(case, FIGURES)
            many = p95(case, packs)
        row(f"  {count} documents", f"{count / seconds:.0f} /s", f"{count * CLAIMS / seconds:.0f} claims/s")
        row("    50 figures of a supplier, p95", f"{listing:.1f} ms", "< 100 ms")
        row("    one figure, p95", f"{single:.1f} ms", "< 100 ms")
        row(f"    the same among {made} figures, p95", f"{many[0]:.1f}, {many[1]:.1f} ms", "< 100 ms")
    row("peak memory at the end", f"{peak_memory():.0f} MB")


if __name__ == "__main__":
    main()
