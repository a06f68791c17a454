"""Real runs in real processes, and a folder for them to read."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.run.processes import COMMAND, article, dateline, environment


@pytest.fixture
def started() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Return a function that starts a command; what still runs at the end of the test is ended."""
    processes: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str | Path) -> subprocess.Popen[bytes]:
        command = [*COMMAND, *map(str, arguments)]
        process = subprocess.Popen(
            command, bufsize=0, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
        )
        processes.append(process)
        return process

    yield start
    for process in processes:
        process.kill()
        process.communicate()


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of articles: long and short, one of them in German, one without a word, dated and undated."""
    folder = tmp_path_factory.mktemp("press")
    for number in range(40):
        name = f"{number:02}.txt" if number % 9 == 0 else f"2024-05-{number % 28 + 1:02}-{number:02}.txt"
        (folder / name).write_text(article(number, 12 if number == 7 else 2), encoding="utf-8")
    german = "Der Minister sagte am Montag, dass die Gespräche mit den Gewerkschaften gut verlaufen seien. "
    (folder / "41.txt").write_text(german * 5, encoding="utf-8")
    (folder / "42.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of so many articles that reading them is not soon done."""
    folder = tmp_path_factory.mktemp("crowd")
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(article(number, 4), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def expected(press: Path) -> bytes:
    """Return what one process without a store makes of the folder."""
    return dateline("extract", press, "--workers", "1").stdout
