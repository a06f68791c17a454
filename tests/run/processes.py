"""Running commands in real processes, and articles for them."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

# What is started in the background has Ctrl-C ignored, and so have the commands of its tests; a terminal's have not.
_LISTEN = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
COMMAND = [sys.executable, "-c", f"{_LISTEN}; from dateline.cli.app import main; main()"]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
PLACES = ("Halvorsen", "Brekke", "Tromvik", "Sandnes", "Lyngstad", "Oppdal", "Vardal")


def article(number: int, paragraphs: int = 2) -> str:
    """Return an article of its own for each number."""
    told = [
        f"Mayor Ingrid Dahl met Governor Tom Reyes in {PLACES[(number + at) % 7]} on {DAYS[(number + at) % 5]}. "
        f'"We shall build {number + at} new berths by 2027," Dahl told reporters. The council rejected it in March.'
        for at in range(paragraphs)
    ]
    return "\n\n".join([f"Harbour plan number {number} goes ahead", *told]) + "\n"


def environment(**more: str) -> dict[str, str]:
    """Return the environment without what the user of these tests may have set for Dateline."""
    return {**{name: value for name, value in os.environ.items() if name != "DATELINE_STORE"}, **more}


def dateline(*arguments: str | Path | int, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end."""
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, env=environment(**more), timeout=60)


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,stat="], capture_output=True, check=True, text=True)
    rows = (line.split() for line in listed.stdout.splitlines())
    return [int(row[0]) for row in rows if int(row[1]) == pid and not row[2].startswith("Z")]


def command_of(pid: int) -> str:
    """Return the command line of a process, nothing where it is gone."""
    told = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, check=False, text=True)
    return told.stdout.strip()


def is_running(pid: int) -> bool:
    """Tell whether a process is there that is no zombie."""
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, check=False, text=True)
    return bool(told.stdout.strip()) and not told.stdout.strip().startswith("Z")


def eventually(holds: Callable[[], object], seconds: float = 30) -> None:
    """Wait until something holds."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it did not come to pass"
        time.sleep(0.02)
