"""Readers that npm has, kept in a folder of this user's cache; a test that cannot have one is skipped."""

import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import pytest

_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline-tests" / "npm"
_QUIET = ("--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=0", "--fetch-timeout=20000", "--silent")
_SECONDS = 60


def packed(name: str, version: str, *files: str) -> Path:
    """Return a folder with these files of a package's own archive, without what the package depends on."""

    def fetch(folder: Path) -> None:
        _npm(["pack", f"{name}@{version}", *_QUIET], folder)
        archive = next(folder.glob("*.tgz"))
        with tarfile.open(archive) as tar:
            tar.extractall(folder, [tar.getmember(f"package/{file}") for file in files], filter="data")
        archive.unlink()

    return _kept(name, version, fetch) / "package"


def installed(name: str, version: str) -> Path:
    """Return a folder in which node finds a package and all that it needs."""

    def fetch(folder: Path) -> None:
        (folder / "package.json").write_text('{"private": true, "type": "module"}')
        _npm(["install", f"{name}@{version}", *_QUIET], folder)

    if not shutil.which("node"):
        pytest.skip("node is not installed")
    return _kept(name, version, fetch)


def _kept(name: str, version: str, fetch: object) -> Path:
    kept = _CACHE / f"{name.replace('/', '-')}-{version}"
    if not kept.is_dir():
        if not shutil.which("npm"):
            pytest.skip("npm is not installed")
        _CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=_CACHE) as folder:
            made = Path(folder) / "made"
            made.mkdir()
            fetch(made)  # type: ignore[operator] # a function
            if not kept.is_dir():
                made.rename(kept)
    return kept


def _npm(arguments: list[str], folder: Path) -> None:
    try:
        subprocess.run(["npm", *arguments], cwd=folder, check=True, capture_output=True, timeout=_SECONDS)
    except (subprocess.SubprocessError, OSError) as error:
        pytest.skip(f"npm cannot fetch {arguments[1]}: {error}")
