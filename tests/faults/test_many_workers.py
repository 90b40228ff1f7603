"""One, two and four workers on one PostgreSQL, one killed; and an older planbot beside a newer one."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from office import ROOT, Planbot, free_port
from own_cluster import OwnCluster, own_cluster

from db.engine import Database
from db.migrations import versions
from db.schema import upgrade
from simulator.driver import Simulator
from simulator.webhooks import Pace

QUESTION = "ส่งแผนปฏิบัติการของโรงเรียนภายในวันไหนคะ"
EVERY_SECOND = Pace(redeliver_after=(1.0,) * 90)
Records = Callable[[str, object], None]
VERSIONS = Path(versions.__file__).parent

pytestmark = pytest.mark.long_fault


@pytest.fixture(scope="module")
def cluster() -> Iterator[OwnCluster]:
    with own_cluster() as cluster:
        yield cluster


@pytest.mark.fault("1, 2 and 4 workers, one killed")
@pytest.mark.parametrize("count", [1, 2, 4])
def test_each_question_is_answered_once_by_many_workers_postgresql(
    cluster: OwnCluster, tmp_path: Path, count: int, record_property: Records
) -> None:
    url = cluster.new_database()
    with closing(Database(url)) as database:
        upgrade(database)
    with Simulator(pace=EVERY_SECOND) as sim:
        web = Planbot(sim, url, free_port(), tmp_path / "web", command="serve")
        workers = [Planbot(sim, url, 1, tmp_path / f"work{n}", command="work") for n in range(count)]
        for process in (web, *workers):
            process.start(wait=False)
        web.wait_until_listening()
        sim.connect(web.webhook)
        sim.faults.slow_ms = 200
        asked = [sim.person(f"ครู {count}-{number}").says(QUESTION) for number in range(30)]
        assert sim.wait_until(lambda: any(said.answered().messages for said in asked), 60), workers[0].log()
        workers[0].kill()
        workers[0].start(wait=False)
        assert sim.wait_until(lambda: all(said.answered().messages for said in asked), 90), workers[0].log()
        sim.settle(60)
        answers = [len(sim.sent_to(said.chat)) for said in asked]
        for process in (web, *workers):
            process.stop()

    record_property("happened", f"{count}: 30 questions, one answer each")
    assert answers == [1] * 30


def older(folder: Path) -> Path:
    """planbot as it was before its newest migration; skips the test where the history is not there."""
    newest = sorted(VERSIONS.glob("[0-9]*.py"))[-1]
    git = shutil.which("git")
    added = ["log", "--diff-filter=A", "--format=%H", "--", newest.relative_to(ROOT).as_posix()]
    found = subprocess.run([git or "false", *added], cwd=ROOT, capture_output=True, text=True, check=False)
    if not found.stdout.strip():
        pytest.skip("no git history: no older planbot to run beside this one")
    before = f"{found.stdout.split()[-1]}^"
    packed = subprocess.run([git or "", "archive", before], cwd=ROOT, capture_output=True, check=True).stdout
    folder.mkdir()
    subprocess.run(["tar", "-x"], cwd=folder, input=packed, check=True)
    return folder


@pytest.mark.fault("two versions side by side")
def test_an_older_planbot_works_on_while_a_newer_one_upgrades_postgresql(
    cluster: OwnCluster, tmp_path: Path, record_property: Records
) -> None:
    folder = older(tmp_path / "older")
    url = cluster.new_database()
    with Simulator(pace=EVERY_SECOND) as sim:
        old = Planbot(sim, url, free_port(), tmp_path / "old", folder=folder)
        new = Planbot(sim, url, free_port(), tmp_path / "new")
        old.start()
        sim.connect(old.webhook)
        asked = [sim.person(f"ครู {number}").says(QUESTION) for number in range(10)]
        new.start()
        asked += [sim.person(f"ครู {number}").says(QUESTION) for number in range(10, 20)]
        sim.connect(new.webhook)
        asked += [sim.person(f"ครู {number}").says(QUESTION) for number in range(20, 30)]
        assert sim.wait_until(lambda: all(said.answered().messages for said in asked), 90), new.log()
        ended = old.stop(), new.stop()
        answers = [len(sim.sent_to(said.chat)) for said in asked]

    record_property("happened", "30 questions through an upgrade, one answer each")
    assert (ended, answers) == ((0, 0), [1] * 30)
