"""A folder of three articles, and the timelines that build saves of it."""

from pathlib import Path

import pytest

from tests.questions.asking import ask

PORT = """Port reopens after storm

Published March 5, 2024

The port of Halvorsen reopened on Tuesday, two weeks after a storm closed it.

"We are open, and we are staying open," harbour master Ingrid Dahl said. Dahl met Mayor Tom Reyes on March 2.

The city will build a new sea wall by 2027. Governor Ana Ruiz will visit the port on March 7.
"""
FERRY = """Ferry line returns

The ferry line resumed service to Halvorsen on the 7th. Crews have painted the old boats.
"""
VISIT = """Governor sees the port

Published March 8, 2024

Governor Ana Ruiz visited the port of Halvorsen on Thursday. One day later she left.
"""


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("questions") / "press"
    folder.mkdir()
    for name, text in (("port.txt", PORT), ("ferry.txt", FERRY), ("visit.txt", VISIT)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def saved(press: Path) -> Path:
    file = press.parent / "timeline.json"
    assert ask("build", press, "-q", "-o", file)[0] == 0
    return file


@pytest.fixture(scope="session")
def earlier(press: Path) -> Path:
    file = press.parent / "earlier.json"
    assert ask("build", press, "-q", "--as-of", "2024-03-05", "-o", file)[0] == 0
    return file
