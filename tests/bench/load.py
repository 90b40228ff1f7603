"""Sending signed webhooks: as fast as they are acknowledged, or at a steady rate. Bounded in both."""

import asyncio
import base64
import hashlib
import hmac
import itertools
import json
import time
import uuid
from collections.abc import Iterator, Sequence

SECRET = "bench-secret"
_numbers = itertools.count(1)


def webhook(question: str, port: int) -> tuple[str, bytes]:
    """(reply token, a whole HTTP request) of a question by a person who never asked before."""
    number = next(_numbers)
    person = f"U{number:032x}"
    token = f"token-{number}"
    event = {
        "type": "message",
        "webhookEventId": uuid.uuid4().hex,
        "timestamp": int(time.time() * 1000),
        "mode": "active",
        "source": {"type": "user", "userId": person},
        "replyToken": token,
        "deliveryContext": {"isRedelivery": False},
        "message": {"type": "text", "id": str(number), "quoteToken": "q", "text": question},
    }
    body = json.dumps({"destination": "Ubot", "events": [event]}, ensure_ascii=False).encode()
    signature = base64.b64encode(hmac.new(SECRET.encode(), body, hashlib.sha256).digest()).decode()
    head = (
        f"POST /callback HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
        f"X-Line-Signature: {signature}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return token, head.encode() + body


class Connection:
    """One kept-alive HTTP connection."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def send(self, request: bytes) -> int:
        """The status of the answer; opens the connection anew where the server closed it."""
        for attempt in (1, 2):
            try:
                if self._reader is None or self._writer is None:
                    self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
                self._writer.write(request)
                return await self._status(self._reader)
            except (ConnectionError, asyncio.IncompleteReadError):
                self.close()
                if attempt == 2:
                    raise
        raise AssertionError("unreachable")

    async def _status(self, reader: asyncio.StreamReader) -> int:
        head = await reader.readuntil(b"\r\n\r\n")
        lower = head.lower()
        start = lower.index(b"content-length:") + 15
        await reader.readexactly(int(lower[start : lower.index(b"\r\n", start)]))
        if b"connection: close" in lower:
            self.close()
        return int(head.split(b" ", 2)[1])

    def close(self) -> None:
        if self._writer:
            self._writer.close()
        self._reader = self._writer = None


async def flood(port: int, requests: Sequence[bytes], connections: int, seconds: float) -> list[float]:
    """Latencies in seconds of the acknowledgements that came within the time."""
    todo: Iterator[bytes] = iter(requests)
    latencies: list[float] = []
    ends = time.perf_counter() + seconds

    async def one() -> None:
        connection = Connection(port)
        for request in todo:
            began = time.perf_counter()
            if began >= ends:
                break
            status = await connection.send(request)
            assert status == 200, status
            latencies.append(time.perf_counter() - began)
        connection.close()

    await asyncio.gather(*(one() for _ in range(connections)))
    return latencies


async def steady(port: int, requests: Sequence[tuple[str, bytes]], rate: float) -> dict[str, float]:
    """Send `rate` a second, each on its own time whatever became of the others: {token: unix time sent}."""
    sent: dict[str, float] = {}
    pool: list[Connection] = []
    began = time.time()

    async def one(token: str, request: bytes, at: float) -> None:
        await asyncio.sleep(max(at - time.time(), 0))
        connection = pool.pop() if pool else Connection(port)
        sent[token] = time.time()
        assert await connection.send(request) == 200
        pool.append(connection)

    jobs = [one(token, request, began + n / rate) for n, (token, request) in enumerate(requests)]
    await asyncio.gather(*jobs)
    return sent
