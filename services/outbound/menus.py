"""Keeps the rich menus in LINE in step with the program: made when changed, shown, linked, deleted.

One process at a time, under a lease that is held again before each thing stored. What was begun and broke off
is in the database or told by LINE's own list, and is cleared away by whoever comes next.
"""

import hashlib
import logging
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from sqlalchemy.orm import Session

from db import line_access
from db.engine import Database
from db.menus import leases, links, made
from line.gateway import LineError
from line.menu_calls import MenuCalls
from line.menus import images
from line.menus.content import PREFIX, Menu, menus

log = logging.getLogger("planbot.menus")

LEASE, LEASE_LASTS = "menus", timedelta(minutes=2)
"""Longer than any one call of LINE's takes."""
AGAIN, AGAIN_AFTER_RATE = timedelta(minutes=1), timedelta(minutes=10)
"""After LINE could not be asked, and after it said that it was asked too often."""
REFUSALS = (400, 413, 415)
"""LINE will never take this menu or image as it is."""
RATE = 429
SETTLES = timedelta(minutes=10)
"""A menu shown since then is not replaced: two versions of the program would do so by turns."""
CHECK_EVERY = timedelta(days=1)


class Line(Protocol):
    @property
    def menus(self) -> MenuCalls: ...

    def can_reach(self, person: str) -> bool: ...


@dataclass(frozen=True)
class Wanted:
    menu: Menu
    design: str


class Busy(Exception):
    """Another process is at it."""


class MenuKeeper:
    def __init__(
        self, database: Database, line: Line, pages: Callable[[], str], clock: Callable[[], datetime]
    ) -> None:
        """pages: address of the public pages; empty where there is none."""
        self._database, self._line, self._pages, self._clock = database, line, pages, clock
        self._owner = uuid.uuid4().hex[:16]
        self._not_before: datetime | None = None
        self._checked_at: datetime | None = None
        self._wanted: tuple[str, tuple[Wanted, ...]] = ("", ())

    def keep_in_step(self) -> None:
        """Do what is to be done; with nothing to do it is one look into the database."""
        now = self._clock()
        if self._not_before and now < self._not_before < now + 2 * AGAIN_AFTER_RATE:
            return
        with self._database.read() as session:
            if not (self._is_due(session) or self._must_check(now)) or line_access.denial(session):
                return
        try:
            if self._must_check(now):
                self.check_with_line()
                self._checked_at = now
            self._do()
        except (Busy, leases.LeaseLost):
            return
        except LineError as error:
            self._not_before = now + (AGAIN_AFTER_RATE if error.status == RATE else AGAIN)
            log.warning("menus not in step", extra={"reason": str(error)})

    def check_with_line(self) -> None:
        """What was deleted or replaced elsewhere is made anew; raises LineError, and Busy."""
        with self._leased():
            found = {menu.id for menu in self._line.menus.all()}
            with self._database.read() as session:
                ours = [row.menu_id for row in made.every(session) if row.menu_id and row.state == "shown"]
                askers = made.shown(session, "askers")
            for lost in set(ours) - found:
                self._store(partial(made.forget, menu_id=lost))
            if askers and askers.menu_id in found and self._line.menus.default() != askers.menu_id:
                self._line.menus.set_default(askers.menu_id)

    def apply(self) -> None:
        """All of it now, what LINE refused before included; raises LineError, and Busy."""
        self.check_with_line()
        with self._leased():
            self._store(made.forget_refusals)
        self._do(at_once=True)

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """The menus as they are to be; worked out anew only when the pages' address changes."""
        pages = self._pages()
        if not self._wanted[1] or self._wanted[0] != pages:
            found = tuple(Wanted(menu, images.design_of(menu)) for menu in menus(pages).values())
            self._wanted = (pages, found)
        return self._wanted[1]

    def _is_due(self, session: Session) -> bool:
        officers = made.shown(session, "officers")
        return (
            any(self._is_to_make(session, one) for one in self.wanted)
            or bool(links.to_unlink(session))
            or (officers is not None and bool(links.to_link(session, officers.menu_id)))
            or bool(made.to_delete(session))
        )

    def _must_check(self, now: datetime) -> bool:
        return self._checked_at is None or not timedelta() <= now - self._checked_at < CHECK_EVERY

    def _is_to_make(self, session: Session, one: Wanted, at_once: bool = False) -> bool:
        shown = made.shown(session, one.menu.audience)
        if shown and shown.design == one.design:
            return False
        if shown and not at_once and timedelta() <= self._clock() - shown.at < SETTLES:
            return False
        return not made.is_refused(session, one.menu.audience, one.design)

    def _do(self, *, at_once: bool = False) -> None:
        with self._leased():
            with self._database.read() as session:
                to_make = [one for one in self.wanted if self._is_to_make(session, one, at_once)]
            if to_make:
                self._clear_unknown()
            for one in to_make:
                self._make(one)
            self._link()
            self._delete()

    def _make(self, one: Wanted) -> None:
        """Make it, give it its image, and only then show it in place of the one before."""
        image, audience = images.image_of(one.menu), one.menu.audience
        hashes = (one.design, hashlib.sha256(image).hexdigest())
        menu_id = ""
        try:
            menu_id = self._line.menus.create(one.menu.request(one.design))
            self._store(lambda session: made.made(session, audience, menu_id, hashes, self._clock()))
            self._line.menus.put_image(menu_id, image)
        except LineError as error:
            if error.status not in REFUSALS:
                raise
            self._refused(audience, hashes, menu_id, str(error))
            return
        if audience == "askers":
            self._line.menus.set_default(menu_id)
        self._store(lambda session: made.show(session, menu_id, self._clock()))
        log.info("menu shown", extra={"audience": audience, "bytes": len(image)})

    def _refused(self, audience: str, hashes: tuple[str, str], menu_id: str, reason: str) -> None:
        """The menu of before stays; the same one is tried again by `planbot menu apply` alone."""
        log.error("menu refused by LINE", extra={"audience": audience, "reason": reason})
        if menu_id:
            self._line.menus.delete(menu_id)
            self._store(partial(made.forget, menu_id=menu_id))
        self._store(lambda session: made.refuse(session, audience, hashes, reason, self._clock()))

    def _clear_unknown(self) -> None:
        """Menus of ours that a process made and died before it could keep their ids."""
        with self._database.read() as session:
            known = {row.menu_id for row in made.every(session)}
        for menu in self._line.menus.all():
            if menu.name.startswith(PREFIX) and menu.id not in known:
                self._line.menus.delete(menu.id)

    def _link(self) -> None:
        with self._database.read() as session:
            officers, gone = made.shown(session, "officers"), links.to_unlink(session)
            coming = links.to_link(session, officers.menu_id) if officers else []
        for person in gone:
            self._take_away(person)
        for person in coming:
            assert officers is not None
            self._give(person, officers.menu_id)

    def _take_away(self, person: str) -> None:
        try:
            self._line.menus.unlink(person)
        except LineError as error:
            if error.status != 400:  # an id that LINE does not know has no menu
                raise
        self._store(lambda session: links.unlink(session, person))

    def _give(self, person: str, menu_id: str) -> None:
        """LINE takes a link to whoever is no friend, and does nothing: those are passed over."""
        linked: str | None = menu_id
        try:
            if self._line.can_reach(person):
                self._line.menus.link(person, menu_id)
            else:
                linked = None
        except LineError as error:
            if error.status == 404:  # deleted elsewhere: made anew when it is looked for next
                self._store(partial(made.forget, menu_id=menu_id))
                raise
            if error.status != 400:
                raise
            linked = None
        self._store(lambda session: links.link(session, person, linked, self._clock()))

    def _delete(self) -> None:
        with self._database.read() as session:
            over = made.to_delete(session)
        for menu_id in over:
            self._line.menus.delete(menu_id)
            self._store(partial(made.forget, menu_id=menu_id))

    def _store(self, change: Callable[[Session], None]) -> None:
        """In a commit of its own, and only while the lease is ours."""
        with self._database.begin() as session:
            leases.hold(session, LEASE, self._owner, self._clock(), LEASE_LASTS)
            change(session)

    @contextmanager
    def _leased(self) -> Iterator[None]:
        with self._database.begin() as session:
            if not leases.take(session, LEASE, self._owner, self._clock(), LEASE_LASTS):
                raise Busy
        try:
            yield
        finally:
            with self._database.begin() as session:
                leases.give_back(session, LEASE, self._owner)
