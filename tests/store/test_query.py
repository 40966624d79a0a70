from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vigie.model.claim import Party, Quantity
from vigie.model.errors import CaseError
from vigie.store.case import View
from vigie.store.query import (
    EVERY_CLAIM,
    ClaimFilter,
    claims,
    count,
    documents,
    documents_in_full,
    summary,
)
from vigie.store.query import (
    claim as one_claim,
)
from vigie.store.query import (
    document as page,
)
from vigie.store.query import (
    unread as left,
)
from vigie.store.records import Decision
from vigie.store.writer import Writer

Make = Callable[..., Any]

ALPHA = "L'agence dit que des obus de mortier sont partis par train."
BETA = "한국 국방부는 포탄이 실렸다고 밝혔다."
GAMMA = "Une parodie : des canards en caoutchouc furent livrés."


@pytest.fixture(autouse=True)
def filled(keep: Make, writer: Writer, document: Make, claim: Make, unread: Make) -> None:
    one = document(ALPHA, "alpha.txt", publisher="Agence", dated="2024-03-02", title="Obus")
    words = {"text": ALPHA, "start": 0, "end": len(ALPHA)}
    keep(
        one,
        claim(one, 9, supplier="KP", recipient="RU", item="artillery-shell", time="2023-08/2023-10"),
        claim(
            one, 3, supplier="komid/KP", recipient="wagner/RU", item="ballistic-missile/kn-23", status="planned",
            time="2024", claimers=("nis-kr/KR", "yonhap/KR"),
        ),
        claim(one, 20, kind="production", actor="KP", item="artillery-shell/m-46", quantity=Quantity(min=5, **words)),
        unread=(unread(one, 5), unread(one, 1, "uncounted")),
    )  # fmt: skip
    two = document(BETA, "beta.txt", language="ko")
    keep(
        two,
        claim(two, 1, supplier="FR", recipient="UA", item="howitzer", status="denied", time="../2022"),
        claim(two, 2, kind="agreement", parties=(Party(id="mnd-kr", state="KR", text="국방부", start=3, end=6),)),
    )
    three = document(GAMMA, "gamma.txt", language=None)
    keep(three, claim(three, 7, supplier="FR"), unread=(unread(three),))
    with writer.transaction():
        writer.add_decision(Decision(id="dec_1", at="", who="", act="exclude", target=three.id, value="parodie"))


def heads(view: View, **wanted: Any) -> list[int]:
    return [row.claim.head for row in claims(view, ClaimFilter(**wanted))]


TABLE: list[tuple[dict[str, Any], list[int]]] = [
    ({}, [3, 9, 20, 1, 2]),
    ({"include_excluded": True}, [3, 9, 20, 1, 2, 7]),
    ({"kinds": ("production",)}, [20]),
    ({"kinds": ("production", "agreement")}, [20, 2]),
    ({"statuses": ("planned", "denied")}, [3, 1]),
    ({"supplier": ("KP",)}, [3, 9]),
    ({"supplier": ("komid",)}, [3]),
    ({"supplier": ("KP", "FR")}, [3, 9, 1]),
    ({"recipient": ("RU",)}, [3, 9]),
    ({"recipient": ("wagner",)}, [3]),
    ({"supplier": ("FR",), "recipient": ("RU",)}, []),
    ({"party": ("KP",)}, [3, 9, 20]),
    ({"party": ("KR",)}, [2]),
    ({"party": ("mnd-kr",)}, [2]),
    ({"claimer": ("author",)}, [9, 20, 1, 2]),
    ({"claimer": ("nis-kr",)}, [3]),
    ({"claimer": ("yonhap",)}, [3]),
    ({"claimer": ("KR",)}, [3]),
    ({"item_or_class": ("artillery-shell",)}, [9, 20]),
    ({"item_or_class": ("m-46", "kn-23")}, [3, 20]),
    ({"since": "2023-10"}, [3, 9]),
    ({"since": "2023-11"}, [3]),
    ({"until": "2022"}, [1]),
    ({"until": "2023-08-01"}, [9, 1]),
    ({"since": "2023", "until": "2023"}, [9]),
    ({"text": "mortier"}, [3, 9, 20]),
    ({"text": "포탄"}, [1, 2]),
    ({"text": "포탄", "kinds": ("agreement",)}, [2]),
    ({"order": "newest"}, [2, 1, 20, 3, 9]),
    ({"order": "time"}, [1, 9, 3, 20, 2]),
    ({"order": "-time"}, [3, 9, 1, 2, 20]),
    ({"limit": 2}, [3, 9]),
    ({"limit": 2, "offset": 3}, [1, 2]),
    ({"offset": 4}, [2]),
    ({"supplier": ("KP", "FR"), "limit": 1, "order": "-time"}, [3]),
]


@pytest.mark.parametrize(("wanted", "found"), TABLE, ids=[str(wanted) for wanted, _ in TABLE])
def test_filters(view: View, wanted: dict[str, Any], found: list[int]) -> None:
    assert heads(view, **wanted) == found
    paged = {"limit", "offset"} & wanted.keys()
    assert paged or count(view, ClaimFilter(**wanted)) == len(found)


def test_the_claims_of_one_document(view: View) -> None:
    ids = [row.id for row in documents(view)]
    assert [heads(view, document=id) for id in ids] == [[3, 9, 20], [1, 2], []]
    assert heads(view, document=ids[2], include_excluded=True) == [7]
    assert heads(view, document="doc_nowhere") == []


@pytest.mark.parametrize("wrong", [{"since": "hier"}, {"until": "2024-13"}, {"text": "!"}, {"order": "kind; DROP"}])
def test_what_cannot_be_read_in_a_filter_is_said(view: View, wrong: dict[str, Any]) -> None:
    with pytest.raises(CaseError):
        claims(view, ClaimFilter(**wrong))


def test_a_claim_comes_with_what_cites_it(view: View) -> None:
    row = claims(view)[0]
    assert (row.path, row.publisher, row.dated, row.title, row.language) == (
        "alpha.txt", "Agence", "2024-03-02", "Obus", "fr"
    )  # fmt: skip
    assert row.claim.document == f"doc_{row.sha256[:20]}"
    assert (row.superseded, row.excluded, row.packs) == (False, False, "p1")
    assert row.run.startswith("run_")


def test_an_id_may_be_cut_short_while_it_names_one(view: View) -> None:
    for row in claims(view, ClaimFilter(include_excluded=True)):
        full = row.claim.id
        assert one_claim(view, full) == one_claim(view, full[:20]) == one_claim(view, full[4:].upper()) == row
    for line in documents(view):
        assert page(view, line.id[:12]).row == page(view, line.id[4:]).row == line


def test_an_id_of_none_or_of_several_is_said(view: View) -> None:
    with pytest.raises(CaseError, match="clm_zzz"):
        one_claim(view, "clm_zzz")
    with pytest.raises(CaseError, match="doc_zzz"):
        page(view, "doc_zzz")
    with pytest.raises(CaseError) as caught:
        one_claim(view, "clm_")
    assert all(id in str(caught.value) for id in sorted(row.claim.id for row in claims(view, EVERY_CLAIM))[:2])


def test_documents_are_listed_with_their_counts(view: View) -> None:
    assert [(row.path, row.claims, row.unread, row.excluded) for row in documents(view)] == [
        ("alpha.txt", 3, 2, None), ("beta.txt", 2, 0, None), ("gamma.txt", 1, 1, "parodie")
    ]  # fmt: skip
    assert [row.path for row in documents(view, include_excluded=False)] == ["alpha.txt", "beta.txt"]
    assert [row.path for row in documents(view, text="국방")] == ["beta.txt"]
    assert [row.path for row in documents(view, text="canards caoutchouc", include_excluded=False)] == []
    assert documents(view)[0].characters == len(ALPHA)


def test_documents_in_full_go_page_by_page(view: View) -> None:
    first = documents_in_full(view, limit=2)
    rest = documents_in_full(view, after=first[-1][0], limit=2)
    assert [document.text for _, document in first + rest] == [ALPHA, BETA, GAMMA]
    assert documents_in_full(view, after=rest[-1][0]) == []


def test_unread_comes_with_its_sentence(view: View) -> None:
    assert [(row.unread.reason, row.path, row.sentence) for row in left(view)] == [
        ("no-predicate", "alpha.txt", ALPHA), ("uncounted", "alpha.txt", ALPHA)
    ]  # fmt: skip
    assert [row.unread.reason for row in left(view, reasons=("uncounted",))] == ["uncounted"]
    assert len(left(view, limit=1)) == 1
    excluded = documents(view)[2].id
    assert [row.sentence for row in left(view, document=excluded)] == [GAMMA]


def test_the_summary_counts_what_is_shown(view: View) -> None:
    found = summary(view)
    assert (found.documents, found.excluded, found.claims, found.unread) == (3, 1, 5, 2)
    assert (found.superseded, found.decisions, found.runs, found.failures) == (0, 1, 1, 0)
    assert list(found.claims_by_kind.items()) == [("transfer", 3), ("agreement", 1), ("production", 1)]
    assert found.documents_by_language == {"fr": 1, "ko": 1, "und": 1}
    assert found.unread_by_reason == {"no-predicate": 1, "uncounted": 1}


@pytest.mark.parametrize(
    "wanted",
    [
        ClaimFilter(supplier=("KP",), limit=20),
        ClaimFilter(item_or_class=("kn-23",), limit=20),
        ClaimFilter(text="mortier", limit=20),
        ClaimFilter(document="doc_1", limit=20),
        ClaimFilter(kinds=("transfer",), limit=20),
        ClaimFilter(limit=20),
    ],
)
def test_no_search_reads_the_whole_ledger(view: View, wanted: ClaimFilter) -> None:
    plans: list[str] = []

    class Explained(View):
        def rows(self, sql: str, values: Any = ()) -> list[Any]:
            plans.extend(row[3] for row in super().rows(f"EXPLAIN QUERY PLAN {sql}", values))
            return []

    claims(Explained(view.case, view._connection), wanted)
    assert any(step.startswith(("SEARCH x USING", "SCAN x USING")) for step in plans)
    assert not any(step in ("SCAN x", "SCAN n", "SCAN c", "SCAN d") for step in plans)
