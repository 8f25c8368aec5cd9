"""A small HTTP/1.1 load generator: raw sockets kept alive, so that the server is what is measured."""

from __future__ import annotations

import asyncio
import sys
import time


async def _one(host: str, port: int, request: bytes, count: int) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    for _ in range(count):
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.split(b"\r\n", 1)[0].decode())
        length = next(
            int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")
        )
        await reader.readexactly(length)
    writer.close()
    await writer.wait_closed()


async def run(host: str, port: int, path: str, token: str | None, connections: int, count: int) -> float:
    """Requests per second of `connections` clients that each ask `count` times, one after another."""
    extra = f"Authorization: Bearer {token}\r\n" if token else ""
    request = f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\n{extra}\r\n".encode()
    await _one(host, port, request, 20)
    started = time.perf_counter()
    await asyncio.gather(*(_one(host, port, request, count) for _ in range(connections)))
    return connections * count / (time.perf_counter() - started)


if __name__ == "__main__":
    # host port path connections count, the token on standard input: never among arguments
    _host, _port, _path, _connections, _count = sys.argv[1:]
    secret = sys.stdin.read().strip() or None
    print(asyncio.run(run(_host, int(_port), _path, secret, int(_connections), int(_count))))
