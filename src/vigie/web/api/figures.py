"""Figures for programs: the records of ``vigie figures`` and ``vigie figure`` as JSON."""

from __future__ import annotations

import msgspec

from vigie.model.figure import Figure, FigureLine
from vigie.model.origin import Statement
from vigie.store.findings import FigureFilter, count_figures, figure, figures, statement
from vigie.web.asking import SIZE, Kind, Page, Size
from vigie.web.typed import Call, Endpoint


class FigureQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which figures: ids of states and items; ``least`` readings they must have."""

    kind: tuple[Kind, ...] = ()
    supplier: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    least: Page = 1
    page: Page = 1
    size: Size = SIZE


class FigurePage(msgspec.Struct, frozen=True):
    """One page of figures. ``total`` counts all that was asked for."""

    total: int
    page: int
    size: int
    figures: list[FigureLine]


def listed(call: Call) -> FigurePage:
    """The figures that are asked for, those with the most readings first."""
    query: FigureQuery = call.query
    size, page = query.size, query.page
    wanted = FigureFilter(
        kinds=query.kind,
        supplier=query.supplier,
        recipient=query.recipient,
        items=query.item,
        least_readings=query.least,
        limit=size,
        offset=(page - 1) * size,
    )
    return FigurePage(total=count_figures(call.view, wanted), page=page, size=size, figures=figures(call.view, wanted))


def one(call: Call) -> Figure:
    """A figure with its readings and how they stand, by its id or the beginning of it."""
    return figure(call.view, call.place["figure"])


def said(call: Call) -> Statement:
    """A statement with its tellings, by its id or the beginning of it."""
    return statement(call.view, call.place["statement"])


ENDPOINTS = (
    Endpoint(path="/api/figures", summary="The figures", handler=listed, answer=FigurePage, query=FigureQuery),
    Endpoint(path="/api/figures/{figure}", summary="One figure", handler=one, answer=Figure),
    Endpoint(path="/api/statements/{statement}", summary="One statement", handler=said, answer=Statement),
)
