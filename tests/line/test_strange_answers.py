"""What is made of servers in LINE's place that answer strangely: proxies, error pages, bodies cut short."""

import http.server
import threading
import uuid

import pytest

from line.gateway import Line, Outcome, Sent

MESSAGES = [{"type": "text", "text": "ครูสมใจถามเรื่องลับ"}]


class Strange(http.server.BaseHTTPRequestHandler):
    """Answers every call with one status and body."""

    status, body = 200, b""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    do_GET = do_POST

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def answered(status: int, body: bytes) -> tuple[Sent, Sent]:
    """What becomes of a reply and a push that are answered so."""
    kind = type("Answer", (Strange,), {"status": status, "body": body})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        line = Line("token", f"http://127.0.0.1:{server.server_port}", timeout=(1, 1))
        try:
            return line.reply("reply-token", MESSAGES), line.push("U1", MESSAGES, str(uuid.uuid4()))
        finally:
            server.shutdown()


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b"{}"),
        (200, b""),
        (200, b"null"),
        (200, b"[]"),
        (200, b"<html>"),
        (200, b'{"sentMessages": [{"id": 5}]}'),
        (200, b'{"sentMessages": null}'),
        (202, b"{}"),
        (204, b""),
    ],
)
def test_an_unexpected_body_of_a_success_is_taken_as_accepted(status: int, body: bytes) -> None:
    reply, push = answered(status, body)

    assert (reply.outcome, push.outcome) == (Outcome.ACCEPTED, Outcome.ACCEPTED)


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"null", b"[]", b"5", b'{"message": 5}', b'{"message": null}']
)
def test_the_status_alone_decides_where_the_body_of_an_error_is_none_of_lines(body: bytes) -> None:
    assert [sent.outcome for sent in answered(500, body)] == [Outcome.UNKNOWN, Outcome.RETRY]
    assert [sent.outcome for sent in answered(404, body)] == [Outcome.REFUSED, Outcome.REFUSED]


def test_an_error_page_in_an_old_thai_encoding_is_not_taken_as_accepted() -> None:
    page = "ไม่พบหน้านี้".encode("cp874")

    assert [sent.outcome for sent in answered(502, page)] == [Outcome.UNKNOWN, Outcome.UNKNOWN]
