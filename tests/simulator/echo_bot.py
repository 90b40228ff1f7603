"""A bot for the simulator's own tests: a webhook that records, and says back what it is told to."""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import urllib3

Json = dict[str, Any]
http = urllib3.PoolManager(maxsize=8, retries=False)


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: Any

    @property
    def faults(self) -> dict[str, str]:
        """Of a 400: what is wrong, by place."""
        return {detail["property"]: detail["message"] for detail in self.body.get("details", [])}


@dataclass(frozen=True)
class Channel:
    """The bot's side of LINE's API, without the SDK: tests see what goes over the wire."""

    url: str
    token: str

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        kind = {"Content-Type": "application/json"} if data is not None else {}
        send = {"Authorization": f"Bearer {self.token}"} | kind | names
        answer = http.request(method, self.url + path, body=data, headers=send, timeout=10)
        json_body = "json" in answer.headers.get("Content-Type", "")
        return Answer(answer.status, answer.json() if json_body else answer.data, answer.headers)

    def reply(self, token: str, *messages: Json, **headers: str) -> Answer:
        body = {"replyToken": token, "messages": list(messages)}
        return self.call("POST", "/v2/bot/message/reply", body, **headers)

    def push(self, to: str, *messages: Json, **headers: str) -> Answer:
        return self.call("POST", "/v2/bot/message/push", {"to": to, "messages": list(messages)}, **headers)

    def validate(self, *messages: Json) -> Answer:
        return self.call("POST", "/v2/bot/message/validate/push", {"messages": list(messages)})


def text(words: str, **more: Any) -> Json:
    return {"type": "text", "text": words} | more


@dataclass
class EchoBot:
    """`status` and `delay` are what the next webhooks meet; `says` makes the answer to an event, if any."""

    channel: Channel
    secret: str
    status: int = 200
    delay: float = 0.0
    says: Callable[[Json], list[Json]] = lambda event: []
    bodies: list[Json] = field(default_factory=list)
    signed: list[bool] = field(default_factory=list)
    url: str = ""

    @property
    def events(self) -> list[Json]:
        return [event for body in self.bodies for event in body["events"]]

    def hears(self, raw: bytes, signature: str) -> int:
        digest = hmac.new(self.secret.encode(), raw, hashlib.sha256).digest()
        self.signed.append(base64.b64encode(digest).decode() == signature)
        status, delay = self.status, self.delay
        body = json.loads(raw)
        self.bodies.append(body)
        time.sleep(delay)
        if status == 200:
            for event in body["events"]:
                self._answer(event)
        return status

    def _answer(self, event: Json) -> None:
        messages = self.says(event)
        if messages:
            self.channel.reply(event["replyToken"], *messages)


def serve(bot: EchoBot) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            status = bot.hears(raw, self.headers["x-line-signature"])
            self.send_response(status)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    bot.url = f"http://127.0.0.1:{server.server_port}/callback"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server
