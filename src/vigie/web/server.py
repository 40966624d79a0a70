"""The workbench on a port of this machine, for nobody but who sits at it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import uvicorn

from vigie.web.app import workbench
from vigie.web.asking import sort_all
from vigie.web.desk import Desk

HOST = "127.0.0.1"
PORT, TRIED = 8471, 20  # the first port tried, and how many when none is asked for


def listen(port: int | None = None) -> socket.socket:
    """A listening socket on the loopback; without ``port`` the first that is free. Raises OSError when none is."""
    for candidate in (port,) if port is not None else range(PORT, PORT + TRIED):
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((HOST, candidate))
            found.listen(128)
        except OSError as error:
            found.close()
            last = error
        else:
            return found
    raise last


def serve(desk: Desk, at: socket.socket, ready: Callable[[], None]) -> None:
    """Serve ``desk`` until interrupted; ``ready`` is called once visitors may come."""

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready()

    threading.Thread(target=sort_all, args=(desk, desk.language), daemon=True).start()
    config = uvicorn.Config(
        workbench(desk), log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=1
    )
    Server(config).run([at])
