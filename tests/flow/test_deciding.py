from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vigie.flow.acting import user
from vigie.flow.case import read_into, update
from vigie.flow.deciding import decide
from vigie.flow.stages import Stages
from vigie.model.errors import CaseError
from vigie.store.case import Case, open_view
from vigie.store.query import ClaimFilter, DocumentPage, claims, document, documents, runs

Make = Callable[..., Any]
ALL = ClaimFilter(include_excluded=True)


@pytest.fixture
def page(case: Case, folder: Make, stages: Stages, packs: Make) -> Callable[[], DocumentPage]:
    """The first of two documents that were read into the case, as it stands."""
    read_into(case, [folder(a="obus", b="obus !")], packs("p1"), stages=stages)

    def look() -> DocumentPage:
        with open_view(case) as view:
            return document(view, documents(view)[0].id)

    return look


@pytest.fixture
def correct(case: Case, page: Make, stages: Stages, packs: Make) -> Callable[..., Any]:
    id = page().row.id
    return lambda **changes: decide(case, id, changes, packs("p1"), "anna", stages)


def statuses(case: Case, wanted: ClaimFilter = ALL) -> list[str]:
    with open_view(case) as view:
        return [row.claim.status for row in claims(view, wanted)]


def test_a_date_is_kept_and_the_document_extracted_again(case: Case, page: Make, correct: Make) -> None:
    done = correct(dated="2024-03-01", title="Titre")
    assert (done.documents, done.added, done.superseded) == (1, 1, 1)
    assert statuses(case) == ["p1 2024-03-01", "p1 None"]
    found = page()
    assert (found.row.dated, found.document.title) == ("2024-03-01", "Titre")
    assert [(d.who, d.act, d.value, d.target) for d in found.decisions] == [
        ("anna", "dated", "2024-03-01", found.row.id), ("anna", "title", "Titre", found.row.id)
    ]  # fmt: skip
    with open_view(case) as view:
        assert runs(view)[0].verb == "document"


def test_a_decision_survives_an_update(case: Case, page: Make, correct: Make, stages: Stages, packs: Make) -> None:
    correct(dated="2024-03-01", exclude="une parodie")
    update(case, packs("p2"), stages=stages)
    assert statuses(case) == ["p2 2024-03-01", "p2 None"]
    assert statuses(case, ClaimFilter()) == ["p2 None"]
    assert page().row.excluded == "une parodie"


def test_what_extraction_does_not_read_does_not_extract_again(case: Case, page: Make, correct: Make) -> None:
    assert correct(title="Titre", url="https://example.org/a") is None
    assert correct(exclude="une parodie") is None
    assert correct(include=None) is None
    assert page().row.excluded is None
    with open_view(case) as view:
        assert len(runs(view)) == 1
    assert len({decision.id for decision in page().decisions}) == 4


def test_a_language_of_no_pack_leaves_no_claim(case: Case, correct: Make) -> None:
    assert correct(language="ko").without_pack == {"ko": 1}
    assert statuses(case) == ["p1 None"]
    assert correct(language="fr").claims == 1
    assert statuses(case) == ["p1 None"] * 2


def test_an_empty_value_takes_back_what_was_known(page: Make, correct: Make) -> None:
    correct(dated="2024", publisher="Agence")
    correct(dated="", publisher=None)
    assert (page().row.dated, page().row.publisher) == (None, None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"dated": "hier"}, {"dated": "2024-02-30"}, {"dated": "2024/2025"}, {"language": "français"},
        {"exclude": " "}, {"colour": "red"}, {"title": "good", "dated": "bad"},
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_said_and_nothing_is_kept(page: Make, correct: Make, wrong: dict[str, str]) -> None:
    with pytest.raises(CaseError):
        correct(**wrong)
    assert page().decisions == ()


def test_a_document_is_named_by_the_beginning_of_its_id(case: Case, page: Make, stages: Stages, packs: Make) -> None:
    decide(case, page().row.id[:10], {"title": "T"}, packs("p1"), stages=stages)
    assert page().row.title == "T"
    with pytest.raises(CaseError):
        decide(case, "doc_", {"title": "U"}, packs("p1"), stages=stages)


def test_an_extraction_that_fails_keeps_the_decision_and_the_claims(
    case: Case, page: Make, packs: Make, stages: Stages
) -> None:
    def broken(document: Any, packs: Any) -> Any:
        raise ValueError("x")

    failing = Stages(find=stages.find, read=stages.read, extract=broken)
    done = decide(case, page().row.id, {"dated": "2024"}, packs("p1"), stages=failing)
    assert done
    assert [failure.stage for failure in done.failures] == ["extract"]
    assert page().row.dated == "2024"
    assert statuses(case) == ["p1 None"] * 2


def test_who_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_USER", "anna")
    assert user() == "anna"
    monkeypatch.delenv("VIGIE_USER")
    monkeypatch.setattr("getpass.getuser", lambda: "system")
    assert user() == "system"

    def nobody() -> str:
        raise KeyError

    monkeypatch.setattr("getpass.getuser", nobody)
    assert user() == "unknown"
