"""The wheel, installed with nothing beside it but what it asks for, does the main job without a network.

The requirements are linked from the test environment, not installed again: that takes a second, not minutes.
It is stricter than borrowing the whole environment, since nothing can be imported but what the wheel
declares, and what that declares in its turn.
"""

import json
import shutil
import subprocess
import sys
import venv
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

NO_NETWORK = """
import socket

def refused(*_arguments, **_options):
    raise RuntimeError("this program tried to use the network")

socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refused
socket.getaddrinfo = socket.create_connection = refused
"""


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    """The wheel, built from a copy, so that nothing left in the checkout by earlier builds gets in."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    shutil.copytree(root / "src", source / "src", ignore=shutil.ignore_patterns("*.egg-info", "__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(root / name, source)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet"]
    subprocess.run(
        [*pip, "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", out, source], check=True
    )
    (built,) = out.glob("geoquote-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """An environment that holds the wheel and its requirements only; its `python`."""
    home = tmp_path_factory.mktemp("clean")
    venv.create(home, symlinks=True)
    (site,) = home.glob("lib/python*/site-packages")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", home / "bin" / "python"]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", wheel], check=True)
    for name in required_by(wheel):
        link(name, site)
    (site / "no_network.py").write_text(NO_NETWORK, encoding="utf-8")
    (site / "no_network.pth").write_text("import no_network\n", encoding="utf-8")
    return home / "bin" / "python"


def required_by(wheel: Path) -> set[str]:
    """Return the distributions that the wheel needs, extras apart, and those that they need."""
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        lines = archive.read(metadata).decode("utf-8").split("\n\n")[0].splitlines()
    stated = [line.removeprefix("Requires-Dist: ") for line in lines if line.startswith("Requires-Dist: ")]
    waiting = [text for text in stated if applies(Requirement(text), "")]
    seen: set[tuple[str, str]] = set()
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        for extra in ("", *requirement.extras):
            if (name, extra) not in seen:
                seen.add((name, extra))
                waiting += [r for r in distribution(name).requires or [] if applies(Requirement(r), extra)]
    return {name for name, _ in seen}


def applies(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def link(name: str, site: Path) -> None:
    """Make a distribution of the test environment visible in another one."""
    found = distribution(name)
    for top in {file.parts[0] for file in found.files or ()} - {"..", "__pycache__"}:
        if not (site / top).exists():
            (site / top).symlink_to(Path(found.locate_file(top)))


def run(python: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, *arguments],
        cwd=cwd,
        env={"HOME": str(cwd)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_wheel_holds_data_types_and_licences(wheel, root):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    packaged = root / "src" / "geoquote"
    data = [
        p
        for folder in ("model", "resources", "render/templates")
        for p in (packaged / folder).iterdir()
        if p.is_file()
    ]
    data += [packaged / "py.typed", *packaged.glob("store/*.sql")]
    assert {f"geoquote/{p.relative_to(packaged).as_posix()}" for p in data} <= names
    assert {"geoquote/model/encoder.onnx", "geoquote/model/heads.npz", "geoquote/model/vocab.txt"} <= names
    assert {n.rsplit("/", 1)[1] for n in names if ".dist-info/licenses/" in n} == {"LICENSE", "NOTICE"}
    assert not [n for n in names if n.startswith(("tests/", "training/", "bench/", "docs/"))]


@pytest.mark.model
def test_the_main_job_runs_with_its_requirements_only_and_no_network(installed, root, tmp_path):
    command = ["-m", "geoquote", "quotes", "--speaker", "Yun Sun", "--json", str(root / "data" / "raw")]
    done = run(installed, *command, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    records = json.loads(done.stdout)
    assert len({record["document"]["id"] for record in records}) >= 2
    assert {record["speaker"]["name"] for record in records if record["speaker"]} == {"Yun Sun"}
    # Blocked sockets do not stop native code; what ONNX Runtime would report, it would keep in HOME first.
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["articles.sqlite"]


def test_the_environment_is_the_one_it_claims_to_be(installed, tmp_path):
    code = (
        "import importlib.util, socket, geoquote\n"
        "assert importlib.util.find_spec('spacy') and not importlib.util.find_spec('torch')\n"
        "assert not importlib.util.find_spec('pytest')\n"
        "print(geoquote.__file__)\n"
        "socket.create_connection(('localhost', 9))"
    )
    done = run(installed, "-c", code, cwd=tmp_path)
    assert "this program tried to use the network" in done.stderr
    assert Path(done.stdout.strip()).is_relative_to(installed.parent.parent)


def test_the_script_is_installed(installed, tmp_path):
    done = run(installed, str(installed.with_name("geoquote")), "--version", cwd=tmp_path)
    assert done.stdout.startswith("geoquote "), done.stderr


def test_training_tools_are_no_requirement(wheel):
    assert not {"torch", "onnx", "transformers"} & required_by(wheel)
