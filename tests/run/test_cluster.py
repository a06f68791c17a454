"""A Dask cluster gives what one process gives, though its workers are killed, and says what it lacks."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from dateline.extract import run as stages
from dateline.extract.model import ModelError, model_name
from dateline.extract.options import Job, Options
from dateline.extract.running.found import Found, Item, Result
from dateline.extract.running.process import ClusterError
from dateline.extract.running.start import extracted
from dateline.models.article import Article, Document
from dateline.models.extraction import Extraction
from dateline.models.problem import Problem
from tests.run.processes import article, children, command_of, dateline, environment, eventually, is_running

pytest.importorskip("distributed", reason="needs the extra: pip install 'dateline[cluster]'")
from distributed import Client, LocalCluster, WorkerPlugin

from dateline.extract.running import cluster as running

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are killed by POSIX signals")
DEADLY = "The Brekke bridge fell."
NO_OPTIONS = Options()
Start = Callable[..., subprocess.Popen[bytes]]


class Death(WorkerPlugin):
    """Ends a worker that is about to work on the deadly article, as a lack of memory would."""

    def setup(self, worker: object) -> None:
        alive = stages.run

        def run(nlp: Language, items: Iterable[Item], options: Options = NO_OPTIONS) -> Iterator[Extraction | Result]:
            items = list(items)
            if any(isinstance(item, Document) and DEADLY in item.text for item in items):
                os.kill(os.getpid(), signal.SIGKILL)
            return alive(nlp, items, options)

        stages.run = run


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Yield the address of a scheduler with two worker processes, which no task may end twice."""
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=50,
        scheduler_kwargs={"allowed_failures": 0},
    ) as cluster:
        with Client(cluster, set_as_default=False) as client:
            client.register_plugin(Death())
        yield cluster.scheduler_address


def documents(*texts: str) -> list[Document]:
    return [Document(Article(f"a{number}", f"a{number}.txt"), text) for number, text in enumerate(texts)]


def on(address: str, *items: Item, model: str | None = None) -> list[Result]:
    return list(extracted(items, Job(model=model_name(model)), workers=2, cluster=address))


def test_a_killed_worker_of_a_local_cluster_costs_nothing(press: Path, expected: bytes, started: Start) -> None:
    run = started("extract", press, "--cluster", "local", "--workers", "2")
    assert run.stdout
    first = run.stdout.readline()
    workers = [pid for pid in children(run.pid) if "spawn_main" in command_of(pid)]
    assert len(workers) == 2
    os.kill(workers[0], signal.SIGKILL)
    rest, problems = run.communicate(timeout=300)
    assert first + rest == expected
    assert problems == dateline("extract", press, "--workers", "1").stderr
    assert run.returncode == 1  # for the empty file and the German one, as without a kill
    eventually(lambda: not any(map(is_running, workers)), 5)


def test_interrupting_ends_a_local_cluster_within_a_second(press: Path, started: Start) -> None:
    run = started("extract", press, "--cluster", "local", "--workers", "2")
    eventually(lambda: len([pid for pid in children(run.pid) if "spawn_main" in command_of(pid)]) == 2)
    workers = children(run.pid)
    begun = time.monotonic()
    run.send_signal(signal.SIGINT)
    _, problems = run.communicate(timeout=30)
    assert time.monotonic() - begun < 2  # a second, and as much for a machine at work on other tests
    assert (run.returncode, problems) == (130, b"dateline: interrupted\n")
    eventually(lambda: not any(map(is_running, workers)), 1)


def test_equal_bytes_from_a_scheduler_and_from_what_a_store_kept_of_it(
    press: Path, expected: bytes, scheduler: str, tmp_path: Path
) -> None:
    store = ("--store", tmp_path / "store.db")
    assert dateline("extract", press, "--cluster", scheduler, *store).stdout == expected
    known = dateline("extract", press, "--cluster", "tcp://127.0.0.1:9", *store)
    assert known.stdout == expected


def test_build_on_a_cluster(tmp_path: Path, scheduler: str) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(article(number), encoding="utf-8")
    alone, together = (
        dateline("build", tmp_path, "-f", "json", *option) for option in (("--workers", 1), ("--cluster", scheduler))
    )
    assert alone.stdout == together.stdout
    assert alone.stderr == together.stderr


def test_an_article_that_ends_its_workers_is_named_and_costs_no_other(scheduler: str) -> None:
    problem: Item = Problem("x", "empty", "it is empty")
    texts = [article(number) for number in range(40)]
    texts[21] = f"{article(21)}\n\n{DEADLY}\n"
    passed, *results = on(scheduler, problem, *documents(*texts))
    assert passed == problem
    found = [each.value for each in results if isinstance(each, Found)]
    assert [each.article.id for each in found] == [f"a{number}" for number in range(40)]
    assert [number for number, each in enumerate(found) if not each.events] == [21]
    assert [each.code for each in found[21].problems] == ["worker-died"]
    assert "a21" in found[21].problems[0].message


def test_a_model_that_is_missing_there(scheduler: str) -> None:
    with pytest.raises(ModelError, match="no_such_model"):
        on(scheduler, *documents("Rain fell."), model="no_such_model")


def test_workers_of_another_version_are_refused(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "rule_version", lambda: "of another day")
    with pytest.raises(ClusterError, match="another version"):
        on(scheduler, *documents("Rain fell."))


def test_a_scheduler_that_is_not_there_or_has_no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_PATIENCE", 1)
    with pytest.raises(ClusterError, match=r"no answer from tcp://127\.0\.0\.1:9;"):
        on("tcp://127.0.0.1:9", *documents("Rain fell."))
    with (
        LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0") as cluster,
        pytest.raises(ClusterError, match="no workers"),
    ):
        on(cluster.scheduler_address, *documents("Rain fell."))


@pytest.mark.parametrize("address", ["here", "host:8786", "tcp://host", "http://host:8786", "tcp://a b:1"])
def test_an_address_that_is_none_is_a_wrong_option(press: Path, address: str) -> None:
    done = dateline("extract", press, "--cluster", address)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"'--cluster'" in done.stderr


def test_without_the_extra_one_line_says_what_to_install(press: Path) -> None:
    script = "import sys; sys.modules['distributed'] = None; from dateline.cli.app import main; main()"
    command = [sys.executable, "-c", script, "extract", str(press), "--cluster", "local"]
    done = subprocess.run(command, capture_output=True, check=False, env=environment())
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"'--cluster': to work on a cluster: pip install 'dateline[cluster]'" in done.stderr
