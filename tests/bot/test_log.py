"""What stands in the log: a fixed phrase and its fields, and never what people said or who they are."""

import io
import json
import logging
import re
from pathlib import Path

import pytest
from builders import NOON
from office import Planbot, free_port
from sqlalchemy.exc import SQLAlchemyError

from bot.log import Fields
from bot.settings import load
from db import chats
from db.engine import Database
from domain.error_place import place_of
from simulator.driver import Simulator


def logged(level: int, phrase: str, **fields: object) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Fields("%(levelname)s %(name)s %(message)s"))
    log = logging.Logger("planbot.test")
    log.addHandler(handler)

    log.log(level, phrase, extra=fields)

    return stream.getvalue()


def test_a_line_has_its_phrase_and_its_fields() -> None:
    assert logged(logging.ERROR, "event set aside", event=12, error="ValueError at bot/x.py:3") == (
        "ERROR planbot.test event set aside event=12 error=ValueError at bot/x.py:3\n"
    )


def test_a_line_without_fields_is_its_phrase() -> None:
    assert logged(logging.INFO, "manual reloaded") == "INFO planbot.test manual reloaded\n"


def test_a_field_of_several_lines_stays_on_one() -> None:
    assert logged(logging.INFO, "manual refused", file="a\nb").count("\n") == 1


def test_the_place_of_an_error_is_in_our_own_code() -> None:
    try:
        load({"LINE_CHANNEL_SECRET": 7}, secrets=False)  # type: ignore[dict-item]
    except AttributeError as error:
        ours = place_of(error)
    try:
        json.loads("words of a person")
    except ValueError as error:
        theirs = place_of(error)

    assert re.fullmatch(r"AttributeError at bot/settings\.py:\d+", ours)
    assert re.fullmatch(r"JSONDecodeError at json/decoder\.py:\d+", theirs)
    assert place_of(KeyError("words of a person")) == "KeyError at ?"


def test_an_error_inside_a_library_is_placed_where_we_called_it(tmp_path: Path) -> None:
    with pytest.raises(SQLAlchemyError) as raised:
        database = Database(f"sqlite:///{tmp_path / 'planbot.db'}")
        with database.begin() as session:
            chats.groups(session)

    assert re.fullmatch(r"OperationalError at db/\S+\.py:\d+", place_of(raised.value))


def test_after_a_whole_talk_the_log_holds_no_words_names_nor_tokens(tmp_path: Path) -> None:
    name, group_name = "ครูสมใจเปรมปรีดิ์", "กลุ่มลับเฉพาะ"
    words = ["ส่งแผนปฏิบัติการของโรงเรียนภายในวันไหนคะ", "กขคงจฉช", "ระดมทรัพยากรต้องทำยังไงคะ", "ความลับของห้อง"]
    url = f"sqlite:///{tmp_path / 'planbot.db'}"
    with Simulator(quota=0) as sim:
        bot = Planbot(sim, url, free_port(), tmp_path / "log")
        bot.start()
        sim.connect(bot.webhook)
        teacher = sim.person(name)
        group = sim.group(group_name, [teacher], others=3)

        teacher.follows().answer(10)
        teacher.says(words[0]).answer(10)
        sim.faults.lose_answer()
        teacher.says(words[1]).answer(10)
        assert sim.wait_until(lambda: any(call.status == 400 for call in sim.platform.requests), 10)
        sim.faults.fail_next(400)
        teacher.says(words[2])
        assert sim.wait_until(lambda: not sim.faults.plan, 10)
        teacher.invites_bot(group).answer(10)
        database = Database(url)
        with database.begin() as session:
            code = chats.make_code(session, "officers", NOON.replace(year=2099)).code
        teacher.says_in(group, code).answer(10)
        teacher.says_in(group, words[3])
        sim.settle()
        tokens = [event["replyToken"] for event in sim.platform.events if event.get("replyToken")]
        assert sim.wait_until(lambda: "refused" in (tmp_path / "log").read_text(encoding="utf-8"), 10)
        assert bot.stop() == 0
        database.close()

    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert [line.split(" ", 2)[2] for line in log.splitlines() if "delivery failed" in line] != []
    unwanted = [*words, name, group_name, code, *tokens, sim.token, sim.secret, teacher.id, group.id]
    assert [one for one in unwanted if one in log] == []
