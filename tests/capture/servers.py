"""Real HTTP servers on loopback that do what they are told, byte by byte."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Conversation = Callable[[socket.socket, bytes], None]
Script = bytes | Conversation


@dataclass
class Server:
    """``scripts`` by target: bytes to answer with, or what to do with the connection; ``heard`` are the requests."""

    port: int
    scripts: dict[str, Script | list[Script]]
    heard: list[bytes] = field(default_factory=list)
    host: str = "127.0.0.1"

    def url(self, target: str = "/", scheme: str = "http") -> str:
        return f"{scheme}://{self.host}:{self.port}{target}"

    def script(self, target: str) -> Script:
        found = self.scripts.get(target, answer(b"", status="404 Not Found"))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found


def answer(body: bytes, *headers: str, status: str = "200 OK", length: int | None = -1) -> bytes:
    """A whole answer that closes the connection; ``length`` is declared instead of the true one, None for none."""
    lines = [f"HTTP/1.1 {status}", *headers]
    if length is not None:
        lines.append(f"Content-Length: {len(body) if length < 0 else length}")
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1") + body


@contextmanager
def serving(
    scripts: dict[str, Script | list[Script]], family: int = socket.AF_INET, secure: ssl.SSLContext | None = None
) -> Iterator[Server]:
    """A server that plays ``scripts`` until the block ends."""
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("::1" if family == socket.AF_INET6 else "127.0.0.1", 0))
    listener.listen(16)
    server = Server(listener.getsockname()[1], scripts)
    if family == socket.AF_INET6:
        server.host = "[::1]"
    thread = threading.Thread(target=_accept, args=(listener, server, secure), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def _accept(listener: socket.socket, server: Server, secure: ssl.SSLContext | None) -> None:
    while True:
        try:
            peer, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_talk, args=(peer, server, secure), daemon=True).start()


def _talk(peer: socket.socket, server: Server, secure: ssl.SSLContext | None) -> None:
    with suppress(OSError), peer:
        peer.settimeout(10)
        with secure.wrap_socket(peer, server_side=True) if secure else peer as talk:
            request = b""
            while b"\r\n\r\n" not in request:
                piece = talk.recv(65536)
                if not piece:
                    return
                request += piece
            server.heard.append(request)
            script = server.script(request.split(b" ", 2)[1].decode("latin-1"))
            if isinstance(script, bytes):
                talk.sendall(script)
            else:
                script(talk, request)
