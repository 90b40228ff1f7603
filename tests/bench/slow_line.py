"""A LINE that takes 100 ms for every call and writes down when each reply token came in.

Run as a process: `python -m bench.slow_line PORT`. `GET /seen` gives {token: unix time}.
"""

import asyncio
import json
import sys
import time

DELAY = 0.1
ANSWER = b'{"sentMessages":[{"id":"%d"}]}'


class SlowLine:
    def __init__(self) -> None:
        self.seen: dict[str, float] = {}
        self.calls = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                lines = head.decode("latin-1").split("\r\n")
                length = next((int(x[15:]) for x in lines if x.lower().startswith("content-length:")), 0)
                body = await reader.readexactly(length) if length else b""
                writer.write(await self.answer(lines[0], body))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def answer(self, request: str, body: bytes) -> bytes:
        if request.startswith("GET /seen"):
            return _http(json.dumps(self.seen).encode())
        if "/message/reply" in request:
            self.seen.setdefault(json.loads(body)["replyToken"], time.time())
        await asyncio.sleep(DELAY)
        self.calls += 1
        if "/bot/info" in request:
            info = {"userId": "Ubot", "basicId": "@bot", "displayName": "planbot"}
            return _http(json.dumps({**info, "chatMode": "bot", "markAsReadMode": "auto"}).encode())
        return _http(ANSWER % self.calls)


def _http(body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"X-Line-Request-Id: bench\r\n\r\n" + body


async def main(port: int) -> None:
    server = await asyncio.start_server(SlowLine().serve, "127.0.0.1", port, backlog=512)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
