"""How addresses are fetched: what a user may set, in ``CASE/settings.toml`` and in the environment."""

from __future__ import annotations

from dataclasses import dataclass

from vigie import __version__

AGENT = f"Vigie/{__version__}"  # honest, and without a word of who asks or what for


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How one goes about the network; times are in seconds.

    ``proxy`` is the address of an HTTP proxy, None to go straight; hosts of ``no_proxy`` (separated by commas) are
    reached without it. ``allow_private`` lets addresses of this machine and of private networks be read,
    ``ignore_robots`` those that a server asks robots to leave alone. ``read_seconds`` is the longest silence,
    ``total_seconds`` the most one answer may take. ``max_ratio`` is how often larger a body may be unpacked.
    ``per_host_seconds`` lie between two requests to one host; ``retries`` follow a failure that may pass.
    """

    user_agent: str = AGENT
    proxy: str | None = None
    no_proxy: str = ""
    allow_private: bool = False
    ignore_robots: bool = False
    max_bytes: int = 50_000_000
    max_redirects: int = 10
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 60.0
    max_ratio: int = 200
    per_host_seconds: float = 1.0
    retries: int = 2
