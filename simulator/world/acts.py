"""What people do in LINE: each act changes the chats and tells the bot by webhook."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from simulator.world import ids
from simulator.world.events import Where, event, mentionees, message_content
from simulator.world.model import Group, Json, Message
from simulator.world.state import NewMessage, State


class Postbox(Protocol):
    def send(self, events: Sequence[Json]) -> None: ...


class NotPossible(ValueError):
    """LINE would not let a person do this; its words say why, in Thai, for whoever sits at the page."""


@dataclass(frozen=True)
class Speaker:
    """A person in one of their chats: 1:1 with the bot where `group` is None."""

    person: str
    group: str | None = None

    @property
    def chat(self) -> str:
        return self.group or self.person


class Acts:
    def __init__(self, state: State, postbox: Postbox) -> None:
        self._state = state
        self._postbox = postbox
        self._held: list[Json] | None = None

    def says(
        self, speaker: Speaker, text: str, mentions: tuple[str, ...] = (), quotes: str | None = None
    ) -> Message:
        """`mentions`: "bot", "all" or user ids, each named in the text with an @. `quotes`: a message id."""
        with self._state.lock:
            content: Json = {"type": "text", "text": text}
            if mentions:
                content["mention"] = {"mentionees": mentionees(self._state, text, mentions)}
            return self.sends(speaker, content, quotes)

    def sends(self, speaker: Speaker, content: Json, quotes: str | None = None) -> Message:
        """Any message: `content` is a webhook's message without ids and tokens (see `samples`)."""
        with self._state.lock:
            self._must_be_able(speaker)
            if quotes is not None and self._message(quotes).chat != speaker.chat:
                raise NotPossible("อ้างถึงได้เฉพาะข้อความในแชตเดียวกัน")
            new = NewMessage(speaker.chat, speaker.person, content, "person", quotes)
            message = self._state.add_message(new)
            if speaker.group is None:
                self._state.people[speaker.person].wrote_at = message.at
            self._tell_message("message", speaker, message)
            return message

    def edits(self, message_id: str, text: str, mentions: tuple[str, ...] = ()) -> Message:
        """Only one's own text, only in a group: LINE has no editing in chats with Official Accounts."""
        with self._state.lock:
            message = self._own_message(message_id)
            if message.chat not in self._state.groups or message.content["type"] != "text":
                raise NotPossible("แก้ไขได้เฉพาะข้อความตัวอักษรในกลุ่ม")
            content: Json = {"type": "text", "text": text}
            if mentions:
                content["mention"] = {"mentionees": mentionees(self._state, text, mentions)}
            message.content, message.edited = content, True
            message.quote_token = ids.quote_token()
            self._state.quotable[message.quote_token] = message
            message.version = self._state.touch()
            speaker = Speaker(message.sender or "", message.chat)
            self._tell_message("messageEdited", speaker, message)
            return message

    def unsends(self, message_id: str) -> Message:
        with self._state.lock:
            message = self._own_message(message_id)
            message.unsent = True
            message.content = {"type": message.content["type"]}
            message.version = self._state.touch()
            group = message.chat if message.chat in self._state.groups else None
            where = self._where(Speaker(message.sender or "", group))
            self._tell(
                event(self._state, "unsend", where, {"unsend": {"messageId": message.id}}, reply=False)
            )
            return message

    def taps(self, speaker: Speaker, action: Json, params: Json | None = None) -> Message | None:
        """A button with a postback or message action; returns what stands in the chat for it, if anything.

        `params` is what was picked, of a date picker.
        """
        with self._state.lock:
            self._must_be_able(speaker)
            self._state.quick_replies.pop(speaker.chat, None)
            self._state.touch()
            if action["type"] == "message":
                return self.says(speaker, action["text"])
            if action["type"] not in ("postback", "datetimepicker"):
                raise NotPossible("ปุ่มนี้ไม่ส่งอะไรถึงบอท")
            words = action.get("displayText") or action.get("text")
            shown = self._show(speaker, words) if words else None
            self._tell_postback(speaker, action["data"], params, shown)
            return shown

    def follows(self, person_id: str) -> None:
        """Adds the bot as a friend, or lifts a block."""
        with self._state.lock:
            person = self._state.people[person_id]
            unblocked = person.blocked
            person.friend, person.blocked = True, False
            self._state.touch()
            where = Where(person.id, False, person.id)
            self._tell(event(self._state, "follow", where, {"follow": {"isUnblocked": unblocked}}))

    def blocks(self, person_id: str) -> None:
        with self._state.lock:
            self._state.people[person_id].blocked = True
            self._state.touch()
            where = Where(person_id, False, person_id)
            self._tell(event(self._state, "unfollow", where, {}, reply=False))

    def invites_bot(self, group_id: str) -> None:
        with self._state.lock:
            self._state.groups[group_id].bot = True
            self._state.touch()
            self._tell(event(self._state, "join", Where(group_id, True), {}))

    def removes_bot(self, group_id: str) -> None:
        with self._state.lock:
            if self._state.groups[group_id].bot:
                self._state.groups[group_id].bot = False
                self._state.touch()
                self._tell(event(self._state, "leave", Where(group_id, True), {}, reply=False))

    def joins(self, person_id: str, group_id: str) -> None:
        with self._state.lock:
            group = self._state.groups[group_id]
            if person_id not in group.members:
                group.members.append(person_id)
                self._tell_members("memberJoined", "joined", group, person_id)

    def leaves(self, person_id: str, group_id: str) -> None:
        with self._state.lock:
            group = self._state.groups[group_id]
            if person_id in group.members:
                group.members.remove(person_id)
                self._tell_members("memberLeft", "left", group, person_id)

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """What happens inside comes to the bot in one webhook body."""
        with self._state.lock:
            self._held = []
            try:
                yield
            finally:
                held, self._held = self._held, None
                if held:
                    self._postbox.send(held)

    def _must_be_able(self, speaker: Speaker) -> None:
        person = self._state.people[speaker.person]
        if speaker.group is not None and person.id not in self._state.groups[speaker.group].members:
            raise NotPossible(f"{person.name} ไม่ได้อยู่ในกลุ่มนี้")
        if speaker.group is None and person.blocked:
            raise NotPossible(f"{person.name} บล็อกบอทอยู่")

    def _message(self, message_id: str) -> Message:
        if message_id not in self._state.messages:
            raise NotPossible("ไม่พบข้อความนี้")
        return self._state.messages[message_id]

    def _own_message(self, message_id: str) -> Message:
        message = self._message(message_id)
        if message.sender is None or message.unsent or message.via != "person":
            raise NotPossible("ทำได้เฉพาะข้อความที่คนส่งและยังไม่ได้ยกเลิก")
        return message

    def _show(self, speaker: Speaker, words: str) -> Message:
        content: Json = {"type": "text", "text": words}
        return self._state.add_message(NewMessage(speaker.chat, speaker.person, content, "tap"))

    def _where(self, speaker: Speaker) -> Where:
        return Where(speaker.chat, speaker.group is not None, speaker.person)

    def _tell_message(self, kind: str, speaker: Speaker, message: Message) -> None:
        where = self._where(speaker)
        told = event(self._state, kind, where, {"message": message_content(message)})
        message.event, message.reply_token = told["webhookEventId"], told["replyToken"]
        self._tell(told)

    def _tell_postback(self, speaker: Speaker, data: str, params: Json | None, shown: Message | None) -> None:
        named = speaker.group is None or self._state.settings.postback_names_user_in_group
        where = Where(speaker.chat, speaker.group is not None, speaker.person if named else None)
        postback: Json = {"data": data} | ({"params": params} if params else {})
        told = event(self._state, "postback", where, {"postback": postback})
        if shown is not None:
            shown.event, shown.reply_token = told["webhookEventId"], told["replyToken"]
        self._tell(told)

    def _tell_members(self, kind: str, key: str, group: Group, person_id: str) -> None:
        self._state.touch()
        members = {"members": [{"type": "user", "userId": person_id}]}
        where = Where(group.id, True)
        self._tell(event(self._state, kind, where, {key: members}, reply=kind == "memberJoined"))

    def _tell(self, told: Json) -> None:
        """Of a group without the bot nothing is told, but that it was removed."""
        group = self._state.groups.get(told["source"].get("groupId", ""))
        if group is not None and not group.bot and told["type"] != "leave":
            return
        self._state.events.append(told)
        if self._held is None:
            self._postbox.send([told])
        else:
            self._held.append(told)
