"""A small world to show a bot in: two teachers, two officers, three groups."""

from dataclasses import dataclass

from simulator.platform import Platform
from simulator.world.model import Group, Person


@dataclass(frozen=True)
class Who:
    name: str
    about: str = ""


@dataclass(frozen=True)
class Gathering:
    name: str
    members: tuple[str, ...]
    """Names of people who may speak in it."""
    count: int
    """Of all members, without the bot."""


@dataclass(frozen=True)
class World:
    people: tuple[Who, ...]
    groups: tuple[Gathering, ...]


TEACHER, TEACHER_2, OFFICER, OFFICER_2 = "ครูสมใจ", "ครูวิชัย", "พี่นิด", "สมศรี"
PLAN_GROUP = "กลุ่มนโยบายและแผน สพม.นครพนม"
OFFICERS_GROUP = "เจ้าหน้าที่ กลุ่มนโยบายและแผน"
PERSONNEL_GROUP = "กลุ่มไลน์ บุคลากร สพม.นครพนม"

OFFICE = World(
    people=(
        Who(TEACHER, "ครูแผนงาน โรงเรียนนาแกพิทยาคม"),
        Who(TEACHER_2, "รองผู้อำนวยการ โรงเรียนปลาปากวิทยา"),
        Who(OFFICER, "เจ้าหน้าที่ กลุ่มนโยบายและแผน"),
        Who(OFFICER_2, "เจ้าหน้าที่ กลุ่มนโยบายและแผน"),
    ),
    groups=(
        Gathering(PLAN_GROUP, (TEACHER, TEACHER_2, OFFICER), 60),
        Gathering(OFFICERS_GROUP, (OFFICER, OFFICER_2), 5),
        Gathering(PERSONNEL_GROUP, (OFFICER,), 45),
    ),
)


def demo_world(
    platform: Platform, world: World = OFFICE, *, friends: bool = True
) -> tuple[dict[str, Person], dict[str, Group]]:
    """People the bot already has as friends, groups it is already in; by name.

    The bot is not told: `platform.introduce()` tells it. Ids follow from names, so they are the same in
    every run.
    """
    people = {who.name: platform.add_person(who.name, who.about, friend=friends) for who in world.people}
    groups = {
        group.name: platform.add_group(
            group.name,
            tuple(people[name].id for name in group.members),
            group.count - len(group.members),
        )
        for group in world.groups
    }
    return people, groups
