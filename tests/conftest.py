"""Fixtures every test may ask for."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation data, which is not distributed: GEOQUOTE_DATA, by default beside the checkout."""
    folder = Path(os.environ.get("GEOQUOTE_DATA", ROOT.parent / "shared")).resolve()
    if not (folder / "gold").is_dir():
        pytest.skip(f"no evaluation data: {folder} has no gold/ (set GEOQUOTE_DATA)")
    return folder


@pytest.fixture(autouse=True)
def cache_folder(tmp_path_factory, monkeypatch) -> Path:
    """A cache folder of each test's own: no store of the user's is read or written."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder
