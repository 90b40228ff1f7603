"""LINE's API as a caller meets it: who may call, what is answered to anything odd."""

from typing import Any

import pytest
from echo_bot import Channel, EchoBot, text

from simulator.driver import Simulator
from simulator.world.samples import picture

pytest_plugins = ["fixtures_simulator"]


def test_every_answer_has_a_request_id_of_its_own(sim: Simulator, channel: Channel) -> None:
    answers = [
        channel.call("GET", "/v2/bot/info"),
        channel.call("GET", "/v2/bot/nothing"),
        channel.push("nobody", text("ก")),
    ]

    ids = [answer.headers["X-Line-Request-Id"] for answer in answers]
    assert len(set(ids)) == 3
    assert ids == [request.id for request in sim.platform.requests]


@pytest.mark.parametrize("header", ["Bearer wrong", "", "simulator-channel-access-token"])
def test_a_wrong_token_is_refused(channel: Channel, header: str) -> None:
    answer = channel.call("GET", "/v2/bot/info", Authorization=header)

    assert answer.status == 401
    assert answer.body["message"].startswith("Authentication failed")


def test_a_body_over_two_megabytes_is_refused(sim: Simulator, channel: Channel) -> None:
    body = b'{"to": "' + b"x" * (2 * 1024 * 1024) + b'"}'

    assert channel.call("POST", "/v2/bot/message/push", body).status == 413


def test_a_body_that_is_not_declared_as_json_is_refused(channel: Channel) -> None:
    assert channel.call("POST", "/v2/bot/message/push", b"{}", Content_Type="text/plain").status == 415


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff", b""])
def test_a_body_that_is_no_json_object_is_refused(channel: Channel, body: bytes) -> None:
    answer = channel.call("POST", "/v2/bot/message/push", body)

    assert answer.status == 400
    assert "message" in answer.body


@pytest.mark.parametrize("messages", [None, "ก", {"type": "text"}, ["ก"], [None], [[]], [{"type": 5}]])
def test_messages_of_an_odd_shape_are_refused(channel: Channel, messages: Any) -> None:
    body = {"to": "U" + "0" * 32, "messages": messages}

    assert channel.call("POST", "/v2/bot/message/push", body).status == 400


def test_an_unknown_address_is_not_found_and_a_wrong_method_not_allowed(channel: Channel) -> None:
    assert channel.call("GET", "/v2/bot/weather").status == 404
    assert channel.call("GET", "/v2/bot/message/push").status == 405


def test_the_profile_of_one_who_is_no_friend_is_not_found_but_a_members_is(
    sim: Simulator, channel: Channel
) -> None:
    teacher, group = sim.person("ครูสมใจ"), sim.group("กลุ่มแผน")
    teacher.blocks()

    alone = channel.call("GET", f"/v2/bot/profile/{teacher.id}")
    member = channel.call("GET", f"/v2/bot/group/{group.id}/member/{teacher.id}")

    assert alone.status == 404
    assert member.body == {"userId": teacher.id, "displayName": "ครูสมใจ"}


def test_member_ids_are_for_verified_accounts_only(sim: Simulator, channel: Channel) -> None:
    group = sim.group("กลุ่มแผน")

    assert channel.call("GET", f"/v2/bot/group/{group.id}/members/ids").status == 403
    assert channel.call("GET", "/v2/bot/followers/ids").status == 403


def test_a_picture_can_be_fetched_until_it_is_unsent(sim: Simulator, bot: EchoBot, channel: Channel) -> None:
    teacher = sim.person("ครูสมใจ")
    said = teacher.sends("image")
    assert said.message
    path = f"/v2/bot/message/{said.message.id}/content"

    before = channel.call("GET", path)
    preview = channel.call("GET", f"{path}/preview")
    teacher.unsends(said)
    after = channel.call("GET", path)

    assert before.status == 200
    assert before.body.startswith(b"\x89PNG")
    assert before.headers["Content-Type"] == "image/png"
    assert after.status == 410
    assert preview.body.startswith(b"\x89PNG")


def test_a_file_has_content_but_no_small_picture(sim: Simulator, bot: EchoBot, channel: Channel) -> None:
    said = sim.person("ครูสมใจ").sends("file")
    assert said.message
    path = f"/v2/bot/message/{said.message.id}/content"

    assert channel.call("GET", path).body.startswith(b"%PDF")
    assert channel.call("GET", f"{path}/preview").status == 404


@pytest.mark.parametrize(
    ("seconds", "status"), [(5, 202), (60, 202), (4, 400), (65, 400), (7, 400), ("5", 400)]
)
def test_the_loading_animation_runs_a_multiple_of_five_seconds(
    sim: Simulator, channel: Channel, seconds: Any, status: int
) -> None:
    body = {"chatId": sim.person("ครูสมใจ").id, "loadingSeconds": seconds}

    assert channel.call("POST", "/v2/bot/chat/loading/start", body).status == status


def test_the_loading_animation_is_for_one_to_one_chats(sim: Simulator, channel: Channel) -> None:
    others: list[Any] = [sim.group("กลุ่มแผน").id, "nobody", [], None]

    for chat in others:
        assert channel.call("POST", "/v2/bot/chat/loading/start", {"chatId": chat}).status == 400


MENU = {
    "size": {"width": 800, "height": 270},
    "selected": True,
    "name": "เมนูหลัก",
    "chatBarText": "เมนู",
    "areas": [
        {
            "bounds": {"x": 0, "y": 0, "width": 800, "height": 270},
            "action": {"type": "postback", "label": "ถาม", "data": "a=menu"},
        }
    ],
}


def test_a_rich_menu_is_made_given_an_image_and_shown(sim: Simulator, channel: Channel) -> None:
    teacher = sim.person("ครูสมใจ")
    menu_id = channel.call("POST", "/v2/bot/richmenu", MENU).body["richMenuId"]
    bare = channel.call("POST", f"/v2/bot/user/all/richmenu/{menu_id}")

    wrong_size = channel.call(
        "POST", f"/v2/bot/richmenu/{menu_id}/content", picture(800, 300), Content_Type="image/png"
    )
    upload = channel.call(
        "POST", f"/v2/bot/richmenu/{menu_id}/content", picture(800, 270), Content_Type="image/png"
    )
    default = channel.call("POST", f"/v2/bot/user/all/richmenu/{menu_id}")

    assert (bare.status, wrong_size.status, upload.status, default.status) == (400, 400, 200, 200)
    assert channel.call("GET", f"/v2/bot/richmenu/{menu_id}").body == MENU | {"richMenuId": menu_id}
    shown = sim.platform.rich_menus.shown_to(teacher.id)
    assert shown is not None
    assert shown.id == menu_id


def test_a_persons_own_rich_menu_comes_before_the_default(sim: Simulator, channel: Channel) -> None:
    teacher, other = sim.person("ครูสมใจ"), sim.person("ครูวิชัย")
    menus = [channel.call("POST", "/v2/bot/richmenu", MENU).body["richMenuId"] for _ in range(2)]
    for menu in menus:
        channel.call("POST", f"/v2/bot/richmenu/{menu}/content", picture(800, 270), Content_Type="image/png")
    channel.call("POST", f"/v2/bot/user/all/richmenu/{menus[0]}")
    channel.call("POST", f"/v2/bot/user/{teacher.id}/richmenu/{menus[1]}")

    shown = [sim.platform.rich_menus.shown_to(who.id) for who in (teacher, other)]
    assert [menu.id for menu in shown if menu] == [menus[1], menus[0]]

    channel.call("DELETE", f"/v2/bot/richmenu/{menus[1]}")
    assert channel.call("GET", f"/v2/bot/user/{teacher.id}/richmenu").status == 404


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"chatBarText": "ก" * 15}, "chatBarText"),
        ({"size": {"width": 700, "height": 270}}, "size.width"),
        ({"size": {"width": 800, "height": 700}}, "size.height"),
        ({"areas": MENU["areas"] * 21}, "areas"),  # type: ignore[operator]
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_rich_menu_beyond_the_limits_is_refused(channel: Channel, change: Any, place: str) -> None:
    assert list(channel.call("POST", "/v2/bot/richmenu", MENU | change).faults) == [place]


def test_calls_are_recorded_with_what_was_answered_but_never_the_token(
    sim: Simulator, channel: Channel
) -> None:
    channel.push(sim.person("ครูสมใจ").id, text("ก"), X_Line_Retry_Key="nonsense")

    request = sim.platform.requests[0]
    assert (request.method, request.path, request.status) == ("POST", "/v2/bot/message/push", 400)
    assert request.body["messages"] == [text("ก")]
    assert request.headers["x-line-retry-key"] == "nonsense"
    assert not request.done
    assert sim.token not in str(request)
