"""Quotes and mentions that the bot sends: what is good in one chat only."""

from echo_bot import Channel, EchoBot, text

from simulator.driver import Simulator

pytest_plugins = ["fixtures_simulator"]


def test_a_quote_needs_a_token_of_the_same_chat(sim: Simulator, bot: EchoBot, channel: Channel) -> None:
    teacher, group = sim.person("ครูสมใจ"), sim.group("กลุ่มแผน")
    here, there = teacher.says("ในแชตส่วนตัว"), teacher.says_in(group, "ในกลุ่ม")
    sim.settle()
    assert here.message
    assert there.message
    assert there.reply_token

    wrong = channel.reply(there.reply_token, text("ก", quoteToken=here.message.quote_token))
    right = channel.reply(there.reply_token, text("ก", quoteToken=there.message.quote_token))

    assert (wrong.status, wrong.faults) == (400, {"messages[0].quoteToken": "invalid quote token"})
    assert right.status == 200
    assert there.answered().quotes == [there.message.id]


def mention(user_id: str) -> dict[str, object]:
    who = {"type": "mention", "mentionee": {"type": "user", "userId": user_id}}
    return {"type": "textV2", "text": "{who} งานใหม่", "substitution": {"who": who}}


def test_a_mention_reaches_members_of_a_group_and_nobody_else(sim: Simulator, channel: Channel) -> None:
    teacher, stranger, group = sim.person("ครูสมใจ"), sim.person("คนนอก"), sim.group("กลุ่มแผน")

    member = channel.push(group.id, mention(teacher.id))
    outsider = channel.push(group.id, mention(stranger.id))
    alone = channel.push(teacher.id, mention(teacher.id))

    assert member.status == 200
    assert list(outsider.faults) == ["messages[0].substitution.who.mentionee.userId"]
    assert list(alone.faults) == ["messages[0].substitution.who.mentionee"]
