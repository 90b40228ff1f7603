"""An office whose menus are kept in step with a simulated LINE."""

from datetime import timedelta
from typing import Any

from builders import SettableClock

from db import chats, officers
from db.engine import Database
from line.gateway import Line
from services.outbound.menus import MenuKeeper
from simulator.driver import Simulator, Someone

CREATE = ("POST", "/v2/bot/richmenu")
LATER = timedelta(minutes=11)


class Office:
    """A database, a clock, a LINE, and what keeps the menus in step."""

    def __init__(self, database: Database, sim: Simulator) -> None:
        self.database, self.sim = database, sim
        self.clock = SettableClock()
        self.line = Line(sim.token, sim.url, timeout=(1, 2))
        self.pages = ""
        self.keeper = self.another_keeper()

    def another_keeper(self) -> MenuKeeper:
        return MenuKeeper(self.database, self.line, lambda: self.pages, self.clock)

    def registers(self, who: Someone) -> None:
        with self.database.begin() as session:
            officers.add(session, who.id, who.name, self.clock())

    def removes(self, who: Someone) -> None:
        with self.database.begin() as session:
            officers.remove(session, who.id, self.clock())

    def follows(self, who: Someone) -> None:
        who.follows()
        with self.database.begin() as session:
            chats.follow(session, who.id, self.clock())

    def created(self) -> int:
        return sum((one.method, one.path) == CREATE for one in self.sim.platform.requests)

    def bar_of(self, who: Someone) -> str:
        """What stands on the bar of the menu that this person sees."""
        menu = self.sim.platform.rich_menus.shown_to(who.id)
        return str(menu.content["chatBarText"]) if menu else ""

    def menus_in_line(self) -> list[dict[str, Any]]:
        return list(self.sim.platform.rich_menus.all()["richmenus"])

    def passes(self, time: timedelta) -> None:
        self.clock.moment += time
