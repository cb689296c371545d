"""The package's public face: names, layers, and no way to the network."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import geoquote


def test_all_names_exist_and_are_sorted():
    assert geoquote.__all__ == sorted(geoquote.__all__)
    assert all(hasattr(geoquote, name) for name in geoquote.__all__)


def test_all_is_complete():
    public = {name for name, value in vars(geoquote).items() if not name.startswith("_") and callable(value)}
    assert public <= set(geoquote.__all__)


def test_the_version_is_the_installed_one():
    assert geoquote.__version__ == version("geoquote")


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = geoquote.no_such_name


def test_imports_point_down_and_nothing_of_ours_opens_a_connection(root):
    command = Path(sys.executable).with_name("lint-imports")
    if not command.exists():
        pytest.skip("import-linter is not installed (the extra lint)")
    done = subprocess.run(
        [command, "--no-cache"], cwd=root, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout
