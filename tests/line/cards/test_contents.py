"""Fetching what people sent: whole, bounded, and with LINE's no as it is."""

import http.server
import threading
from collections.abc import Iterator

import pytest

from line.gateway import Line, LineError, TooLarge
from simulator.driver import Simulator


@pytest.fixture
def sim() -> Iterator[Simulator]:
    with Simulator() as sim:
        yield sim


@pytest.fixture
def line(sim: Simulator) -> Line:
    return Line(sim.token, "http://127.0.0.1:1", timeout=(1, 1), data_api_base=sim.url)


def test_a_picture_comes_from_lines_data_address_with_its_small_one(sim: Simulator, line: Line) -> None:
    said = sim.person("ครูสมใจ").sends("image").message
    assert said

    content = line.content(said.id, 10_000_000)

    assert (content.data[:4], content.media_type) == (b"\x89PNG", "image/png")
    assert line.content(said.id, 1_000_000, preview=True).data[:4] == b"\x89PNG"


def test_more_bytes_than_are_wanted_are_not_taken(sim: Simulator, line: Line) -> None:
    said = sim.person("ครูสมใจ").sends("file").message
    assert said

    with pytest.raises(TooLarge):
        line.content(said.id, 10)


@pytest.mark.parametrize("id", ["unknown", "../../info", "1/../../../info?x=", "a b"])
def test_what_is_not_there_and_what_is_no_id_is_refused(sim: Simulator, line: Line, id: str) -> None:
    with pytest.raises(LineError) as refused:
        line.content(id, 10)

    assert refused.value.status == 404


def test_what_was_unsent_is_gone(sim: Simulator, line: Line) -> None:
    teacher = sim.person("ครูสมใจ")
    said = teacher.sends("image")
    teacher.unsends(said)
    assert said.message

    with pytest.raises(LineError, match="LINE answered 410"):
        line.content(said.message.id, 10)


class Odd(http.server.BaseHTTPRequestHandler):
    """Still preparing; broken off in the middle; sent elsewhere."""

    def do_GET(self) -> None:
        if "preparing" in self.path:
            self.send_response(202)
            self.send_header("Content-Length", "0")
        elif "elsewhere" in self.path:
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:1/secret")
            self.send_header("Content-Length", "0")
        else:
            self.send_response(200)
            self.send_header("Content-Length", "100")
        self.end_headers()
        if "broken" in self.path:
            self.wfile.write(b"half")
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def odd() -> Iterator[Line]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Odd)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Line("token", f"http://127.0.0.1:{server.server_port}", timeout=(1, 1))
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("id", "status"), [("preparing", 202), ("elsewhere", 302), ("broken", None)])
def test_anything_but_the_whole_content_is_an_error(odd: Line, id: str, status: int | None) -> None:
    with pytest.raises(LineError) as refused:
        odd.content(id, 1000)

    assert refused.value.status == status


def test_line_that_cannot_be_reached_has_no_status() -> None:
    with pytest.raises(LineError) as refused:
        Line("token", "http://127.0.0.1:1", timeout=(1, 1)).content("1", 10)

    assert refused.value.status is None
