"""Replies and pushes: LINE's rules on what a bot may send, to whom, and how often."""

from dataclasses import replace
from datetime import timedelta

from simulator.limits.message_limits import rule
from simulator.limits.objects import Problem, check
from simulator.world.model import Group, Json, Message, Person, Refusal
from simulator.world.state import NewMessage, State

MAY_PUSH_AFTER_WRITING = timedelta(days=7)


class Sending:
    def __init__(self, state: State) -> None:
        self._state = state

    def reply(self, body: Json) -> Json:
        """Raises Refusal. A token is used up only by a reply that is accepted."""
        refuse(check("ReplyMessageRequest", body, "", rule))
        state = self._state
        with state.lock:
            token = state.tokens.find(body["replyToken"], state.clock.now())
            target = self._target(token.chat)
            self._check_chat(body["messages"], token.chat)
            token.used = True
            delivered = isinstance(target, Group) or not target.blocked
            like = NewMessage(token.chat, None, {}, "reply", reply_token=token.value, delivered=delivered)
            sent = self._put(body["messages"], like)
        return {"sentMessages": sent}

    def push(self, body: Json, retry_key: str | None, request_id: str) -> Json:
        """Raises Refusal, 409 too. To someone who cannot get it: accepted, not delivered, not counted."""
        state = self._state
        refuse(check("PushMessageRequest", body, "", rule))
        with state.lock:
            now = state.clock.now()
            state.keys.check(retry_key, now)
            target = self._target(body["to"])
            self._check_chat(body["messages"], body["to"])
            delivered = isinstance(target, Group) or self._may_get(target)
            if delivered:
                state.quota.spend(target.count if isinstance(target, Group) else 1, now)
            like = NewMessage(body["to"], None, {}, "push", delivered=delivered)
            sent = self._put(body["messages"], like)
            state.keys.accept(retry_key, request_id, sent, now)
        return {"sentMessages": sent}

    def validate(self, body: Json) -> Json:
        refuse(check("ValidateMessageRequest", body, "", rule))
        return {}

    def start_loading(self, body: Json) -> Json:
        """The three dots of a 1:1 chat, until the next message."""
        refuse(check("ShowLoadingAnimationRequest", body, "", rule))
        lasts = timedelta(seconds=body.get("loadingSeconds", 20))
        state = self._state
        with state.lock:
            if body["chatId"] not in state.people:
                refuse([Problem("chatId", "must be the id of a user")])
            state.loading[body["chatId"]] = state.clock.now() + lasts
            state.touch()
        return {}

    def _target(self, to: str) -> Group | Person:
        group = self._state.groups.get(to)
        if group is not None and group.bot:
            return group
        if to in self._state.people:
            return self._state.people[to]
        raise Refusal(400, "Failed to send messages")

    def _may_get(self, person: Person) -> bool:
        wrote = person.wrote_at
        lately = wrote is not None and self._state.clock.now() - wrote <= MAY_PUSH_AFTER_WRITING
        return not person.blocked and (person.friend or lately)

    def _check_chat(self, messages: list[Json], chat: str) -> None:
        """What may be said here only: quotes of this chat, mentions in groups and of members."""
        problems = []
        for index, message in enumerate(messages):
            quoted = self._state.quotable.get(message.get("quoteToken", ""))
            if "quoteToken" in message and (quoted is None or quoted.chat != chat):
                problems.append(Problem(f"messages[{index}].quoteToken", "invalid quote token"))
            for key, value in message.get("substitution", {}).items():
                if value["type"] == "mention":
                    place = f"messages[{index}].substitution.{key}.mentionee"
                    problems += self._mention_problems(value["mentionee"], chat, place)
        refuse(problems)

    def _mention_problems(self, mentionee: Json, chat: str, place: str) -> list[Problem]:
        group = self._state.groups.get(chat)
        if group is None:
            return [Problem(place, "a mention can be sent to a group only")]
        if mentionee["type"] == "user" and mentionee["userId"] not in group.members:
            return [Problem(f"{place}.userId", "is not a member of the group")]
        return []

    def _put(self, messages: list[Json], like: NewMessage) -> list[Json]:
        state = self._state
        sent: list[Message] = []
        for content in messages:
            quoted = state.quotable.get(content.get("quoteToken", ""))
            new = replace(like, content=content, quotes=quoted.id if quoted else None)
            sent.append(state.add_message(new))
        if like.delivered and "quickReply" in messages[-1]:
            state.quick_replies[like.chat] = sent[-1].id
        return [_sent(message) for message in sent]


def refuse(problems: list[Problem]) -> None:
    if problems:
        details = [problem.as_detail() for problem in problems]
        raise Refusal(400, f"The request body has {len(problems)} error(s)", details)


def _sent(message: Message) -> Json:
    sent: Json = {"id": message.id}
    return sent | ({"quoteToken": message.quote_token} if message.quote_token else {})
