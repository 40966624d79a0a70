"""An outlet on loopback with a feed, and a desk whose clock stands still until it is told to go on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from capture.servers import Server, answer, serving
from vigie.capture.fetch import Fetcher, FetchSettings, Machine
from vigie.capture.schedule import written
from vigie.flow.desk import Desk, Note
from vigie.flow.stages import Stages
from vigie.flow.watching import Watched, watch
from vigie.packs.files import Packs
from vigie.packs.watching import watching_rules
from vigie.store.case import Case, View, open_view

START = datetime(2024, 5, 1, 8, tzinfo=UTC)


@dataclass
class Outlet:
    """``server`` plays the outlet, ``desk`` watches it; ``said`` is the log, ``moment`` the time of the desk."""

    server: Server
    desk: Desk
    moment: datetime = START
    said: list[Note] = field(default_factory=list)

    def url(self, target: str) -> str:
        return self.server.url(target)

    def puts(self, target: str, text: str, *headers: str, status: str = "200 OK") -> None:
        self.server.scripts[target] = answer(text.encode(), *headers, status=status)

    def lists(self, *targets: str, headers: tuple[str, ...] = (), **more: str) -> None:
        """The feed lists ``targets``; ``more`` goes into each of its items."""
        inside = "".join(f"<{name}>{value}</{name}>" for name, value in more.items())
        items = "".join(f"<item><title>Item {t}</title><link>{self.url(t)}</link>{inside}</item>" for t in targets)
        self.puts("/feed", f'<rss version="2.0"><channel><title>Gazette</title>{items}</channel></rss>', *headers)

    def asked(self) -> list[str]:
        """The targets asked for since the last call, robots.txt left out."""
        heard = [request.split(b" ", 2)[1].decode() for request in self.server.heard]
        self.server.heard.clear()
        return [target for target in heard if target != "/robots.txt"]

    def goes_on(self, **span: float) -> None:
        self.moment += timedelta(**span)

    def watched(self, *named: str) -> Watched:
        return watch(self.desk, named, once=True)

    def with_rules(self, **rules: Any) -> None:
        self.desk = replace(self.desk, rules=replace(self.desk.rules, **rules))

    @contextmanager
    def view(self) -> Iterator[View]:
        with open_view(self.desk.case) as view:
            yield view

    def rows(self, sql: str) -> list[Any]:
        with self.view() as view:
            return view.rows(sql)

    def texts(self) -> list[str]:
        """The texts of all documents, in order of arrival."""
        return [text for (text,) in self.rows("SELECT text FROM document ORDER BY seq")]


@contextmanager
def opened(case: Case, stages: Stages, packs: Packs) -> Iterator[Outlet]:
    """An outlet whose feed is empty, and a desk in front of it."""
    with serving({}) as server:
        outlet = Outlet(server, None)  # type: ignore[arg-type]  # the desk needs the clock of the outlet

        def sleep(seconds: float) -> None:
            outlet.goes_on(seconds=seconds)

        machine = Machine(now=lambda: outlet.moment.timestamp(), sleep=sleep, random=lambda: 0.5)
        settings = FetchSettings(allow_private=True, per_host_seconds=0, retries=0)
        with Fetcher(settings, machine) as fetcher:
            outlet.desk = Desk(
                case=case, packs=packs, stages=stages, fetcher=fetcher, rules=watching_rules(),
                clock=lambda: written(outlet.moment), sleep=sleep, chance=lambda: 0.5, tell=outlet.said.append,
            )  # fmt: skip
            outlet.lists()
            yield outlet
