"""What goes into a handler and what comes out: plain values, no I/O."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import Any, Literal

from handlers.contract.announcements import AnnouncementChange, Announcing
from handlers.contract.attachments import Attached, Place
from handlers.contract.case import Aimed, Case, CaseChange, Draft, Drafted, Officer, Profile, Push, Staff
from handlers.contract.console import ConsoleChange
from handlers.contract.given import Given, GivenChange
from handlers.contract.published import Published
from handlers.contract.turn import PastLimit, Rate, Remember
from handlers.words import Words, read
from knowledge.facts.manual import Manual, Role
from knowledge.facts.timeline import KeyDates
from knowledge.reading.reading import Reading, Talk
from knowledge.reading.taught_entries import Entry
from knowledge.reading.understand import Understanding
from line.texts.work_texts import Served
from scheduler.calendar.workdays import Workdays
from scheduler.calendar.worktime import USUAL, Hours

Message = Mapping[str, Any]
"""A LINE message object as it goes over the wire."""

What = Literal[
    "text", "edited", "postback", "media", "follow", "unfollow", "join", "leave", "unsend", "other"
]
Call = Literal["direct", "mention", "call-word", "postback", "quote", "code", "none"]


@dataclass(frozen=True)
class Said:
    """One thing that happened in a chat (several fragments that waited together come as one)."""

    what: What
    call: Call = "direct"
    """How the bot was addressed; `direct` in 1:1."""
    text: str = ""
    """What was said, the bot's mention or call word cut off."""
    called: str = ""
    """Of a message that begins with a call word: all of it, whichever that word was, as "บอท..."."""
    data: str = ""
    """Of a postback."""
    media: str = ""
    """Of a media message: image, video, audio, file, location, sticker."""
    name: str = ""
    """Of a file."""
    sticker: tuple[str, str] | None = None
    """Its package and its own id."""
    place: Place | None = None
    duration: int | None = None
    """Of a sound or video, in milliseconds."""
    message_id: str | None = None
    pictures: tuple[str, ...] = ()
    """Messages of pictures that were sent together, in their order; empty for a single one."""
    quote_token: str | None = None
    code_role: Role | None = None
    """The role that a valid one-time code typed here gives to this group."""
    officer_name: str = ""
    """The officer's name that a valid one-time code typed here in 1:1 stands for."""
    officer_taken: bool = False
    """There is another officer of that name."""
    code_ran_out: bool = False
    """A code of ours typed here, an officer's in 1:1 or a group's in a group, is good no more."""
    code_unknown: bool = False
    """What surely is meant as a code is none of ours, or none that counts in this chat."""
    mentions_others: bool = False
    """It mentions somebody besides the bot, or everybody."""
    code_wrong: bool = False
    """It has the form of a one-time code, and is none: counted, so that nobody tries them all."""
    codes_paused: bool = False
    """The same, surely meant as a code, after so many wrong ones here that none is looked at for a while."""
    masked: bool = False
    """An identity or phone number in it was made unreadable."""

    @cached_property
    def words(self) -> Words:
        """What was said as it is read; read one time for the same text."""
        return read(self.text)


@dataclass(frozen=True)
class Chat:
    id: str
    kind: Literal["user", "group"]
    person: str | None = None
    """LINE user id of who spoke; groups may not tell."""
    role: Role | None = None
    """Of a group."""


@dataclass(frozen=True)
class Addition:
    """What an asker added to a consultation."""

    message: str
    words: str
    is_text: bool
    """Words can be sent again with a tap; a picture or file is sent anew."""


@dataclass(frozen=True)
class Snapshot:
    """What is known of this chat when the handler runs."""

    chat: Chat
    talk: Talk = field(default_factory=Talk)
    answered: Reading | None = None
    """Of an edited message: how its earlier wording was read, where it was answered."""
    did: tuple[str, ...] = ()
    """Of an edited message: what its earlier wording did to consultations, as an officer's."""
    officer: Officer | None = None
    """The officer who speaks, in 1:1 or in the officers' group; None in any other group."""
    staff: Staff = field(default_factory=Staff)
    profile: Profile = field(default_factory=Profile)
    mine: tuple[Case, ...] = ()
    """In 1:1: the person's consultations that are not over, and those of the last half hour, newest first."""
    aimed: Aimed = field(default_factory=Aimed)
    draft: Draft | None = None
    drafted: Case | None = None
    """The consultation that the draft is about."""
    attached: tuple[Attached, ...] = ()
    """Pictures and files that the draft holds, or that the tapped button names."""
    entry: Drafted | None = None
    """The taught entry of the tapped button, or what was made of the consultation aimed at."""
    waiting: tuple[Case, ...] = ()
    """For an officer: all that wait, oldest first, and what this officer answered within a day."""
    all_mine: tuple[Case, ...] = ()
    """Consultations of this person, newest first: where the text asks for a copy all of them, where it asks
    for her questions those with a number, of this fiscal year and the last or waiting."""
    added: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Where the text asks for a copy: what she added, by consultation."""
    additions: tuple[Addition, ...] = ()
    """What the person added to the consultation of a tapped button, and has not gone to officers yet."""
    attended: frozenset[int] = frozenset()
    """Of the person's consultations, those to which an officer did something within the last half hour."""
    asked_lately: int = 0
    """Questions of this person within the last minute."""
    was_officer: bool = False
    """Somebody who was an officer, and is none any more, speaks as one."""
    announcing: Announcing | None = None
    """For an officer who speaks of announcements."""
    served: Served | None = None
    """For an officer who asks for the statistics."""
    given: tuple[Given, ...] = ()
    """For an officer: answers that can still be stopped, and those that a button or the words are about."""
    links_lately: int = 0
    """For an officer who asks for the way into the office's pages: how often she did lately."""


@dataclass(frozen=True)
class Bot:
    """The bot's own account, as LINE tells it."""

    name: str = "planbot"
    basic_id: str = ""
    """With its @, for links to the 1:1 chat; empty where unknown."""


@dataclass(frozen=True)
class Desk:
    """All that handlers may look things up in. The day is handed in apart."""

    manual: Manual
    understanding: Understanding
    workdays: Workdays
    key_dates: KeyDates
    bot: Bot = field(default_factory=Bot)
    hours: Hours = USUAL
    """When officers may be written to."""
    version: str = ""
    """Of the knowledge."""
    entries: tuple[Entry, ...] = ()
    """What officers taught, approved."""
    announce_at: time = time(8, 30)
    keeps: tuple[int, int] = (30, 2)
    """Days for which raw events are kept, and fiscal years for which people's words are."""
    files: str = ""
    """Address under which pictures and files are to be had; empty where LINE could fetch none."""
    pages: str = ""
    """Address of the public pages; empty where the office has set none."""
    console: str = ""
    """Address of the office's own pages; empty where there is none that is safe to use."""
    feed: str = ""
    """Address of the calendar that people can subscribe to; empty where it is not known."""
    published: tuple[Published, ...] = ()
    """Statistics that the office published, newest first."""
    undo_seconds: int = 0
    """How long an officer's answer can be stopped before it goes."""
    burst: timedelta = timedelta()
    """How long what an asker adds waits for more, to go to officers in one push."""


@dataclass(frozen=True)
class Followed:
    person: str


@dataclass(frozen=True)
class Unfollowed:
    person: str


@dataclass(frozen=True)
class Joined:
    group: str


@dataclass(frozen=True)
class Left:
    group: str


@dataclass(frozen=True)
class BindGroup:
    group: str
    role: Role


@dataclass(frozen=True)
class QuietGroup:
    """Mere call words get no answer in this group until that moment; None: they do."""

    until: datetime | None


@dataclass(frozen=True)
class RegisterOfficer:
    """Somebody typed an officer's one-time code in 1:1."""

    person: str
    name: str


@dataclass(frozen=True)
class Blank:
    """Someone unsent a message: its text goes everywhere. Officers are told of it from `told_from` on."""

    message_id: str
    told_from: datetime | None = None


Change = (
    AnnouncementChange
    | Remember
    | PastLimit
    | Followed
    | Unfollowed
    | Joined
    | Left
    | BindGroup
    | QuietGroup
    | RegisterOfficer
    | Blank
    | Rate
    | CaseChange
    | GivenChange
    | ConsoleChange
)


@dataclass(frozen=True)
class Reply:
    messages: tuple[Message, ...] = ()
    changes: tuple[Change, ...] = ()
    reading: Reading | None = None
    pushes: tuple[Push, ...] = ()
    """Messages to other chats than the one that is answered."""
    about: int | None = None
    """The consultation that `messages` are about: quoting them means it. NEW for the one made here."""
    confirms: bool = False
    """`messages` say that an answer is on its way: quoting them means to correct it, nothing else."""
    meets: str | None = None
    """A person whose name in LINE will be needed."""
    wait: bool = False
    """A fragment: ask again when more has come or its 2 seconds are over. Nothing is stored."""
    wait_until: datetime | None = None
    """Ask again at that moment: what the event refers to is not known yet. Nothing is stored."""
