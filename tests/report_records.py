"""A report as records: two origins that contradict one another, quoted in Russian and Korean."""

from __future__ import annotations

from vigie.corroborate.classes import Classes
from vigie.corroborate.figures import figures
from vigie.model.claim import Claim, Claimer, Evidence
from vigie.model.figure import Reading
from vigie.model.origin import Bend, Bond, Statement
from vigie.packs.files import Packs
from vigie.packs.messages import report_catalogue
from vigie.packs.reports import template
from vigie.publish.names import names_in
from vigie.publish.report.building import build
from vigie.publish.report.material import Material, Source
from vigie.publish.report.model import Report
from vigie.publish.rows import Cited

QUOTES = {"sta_1": ("ru", "Поставлено 1500 снарядов"), "sta_2": ("ko", "포탄 3000 발을 보냈다")}


def material(packs: Packs, *, unreviewed: frozenset[str] = frozenset(), reviewed: bool = True) -> Material:
    """Two readings of one figure, each of one claim in one document."""
    readings, statements, cited = [], {}, {}
    for number, (id, (language, quote)) in enumerate(QUOTES.items(), 1):
        claim = Claim(
            id=f"clm_{number}",
            document=f"doc_{number}",
            kind="transfer",
            status="occurred",
            head=0,
            claimers=(Claimer(text="Ivan Petrov", start=0, end=1),),
            evidence=(Evidence(start=0, end=len(quote), exact=f"Ivan Petrov: {quote}"),),
        )
        cited[claim.id] = Cited(
            claim=claim, path=f"{number}.txt", sha256="ab" * 32, publisher="Gazette", dated=f"2024-0{number}-01",
            title=f"Report <{number}> *of* #1", language=language,
        )  # fmt: skip
        bond = Bond(claim=claim.id, document=claim.document, how="named", start=0, end=1)
        body = ("mid-ru", "nis-kr")[number - 1]
        statements[id] = Statement(
            id=id, claimer=body, body=body, said=f"2024-0{number}-01", reference=claim.id, bonds=(bond,)
        )
        readings.append(
            Reading(
                statement=id, claim=claim.id, claimer=body, body=body, said=f"2024-0{number}-01", kind="transfer",
                status="occurred", supplier="KP", recipient="RU", items=("shell",), measure="piece",
                low=1500 * number, high=1500 * number, scope="period", covers="2024-01",
            )
        )  # fmt: skip
    source = Source(
        id="doc_1", sha256="ab" * 32, path="1.txt", title="Report", publisher="Gazette", dated="2024-01-01",
        url=None, language="ru", captured="2024-03-01 10:00",
    )  # fmt: skip
    return Material(
        figures=tuple(figures(readings, Classes(packs.vocabulary, packs.weapons))),
        statements=statements,
        cited=cited,
        bends={"sta_1": (Bend(claim="clm_1", statement="sta_1", kind="number", said="1600", was="1500"),)},
        sources=(source,),
        unreviewed=unreviewed,
        reviewed=reviewed,
        withheld=0,
        unread=2,
        sample=True,
        digest="0123456789abcdef",
    )


def told(packs: Packs, language: str, name: str = "dossier", **kept: object) -> Report:
    """The report in a language."""
    form = template(name)
    assert form is not None
    return build(material(packs, **kept), form, names_in(language, packs), report_catalogue(language))  # type: ignore[arg-type]
