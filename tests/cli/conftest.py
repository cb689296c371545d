import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

STUB = Path(__file__).with_name("stub.py")


@pytest.fixture(autouse=True)
def store(cache_folder):
    """The path of the user's store, made and empty: that it is new is said once, and not in these tests."""
    from geoquote.store import Store, default_path, make_folder

    path = default_path()
    make_folder(path)
    with Store(path):
        return path


@pytest.fixture
def stub(monkeypatch):
    """The stand-in for the analysis, put in its place."""
    spec = importlib.util.spec_from_file_location("geoquote_cli_stub", STUB)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    monkeypatch.setitem(sys.modules, "geoquote.extract", module.module())
    return module


@pytest.fixture
def geoquote(stub, monkeypatch):
    """Runs the command in this process, with the stand-in, 80 columns wide."""
    from geoquote.cli.app import app

    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: object, **options):
        return CliRunner().invoke(app, [str(a) for a in arguments], catch_exceptions=False, **options)

    return run


@pytest.fixture
def start():
    """Starts the command as a program of its own, with the stand-in."""
    running = []

    def begin(*arguments: object, env: dict[str, str] | None = None, **options) -> subprocess.Popen:
        command = [sys.executable, str(STUB), *map(str, arguments)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        process = subprocess.Popen(command, env=os.environ | {"COLUMNS": "80"} | (env or {}), **pipes)
        running.append(process)
        return process

    yield begin
    for process in running:
        if process.poll() is None:
            process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe:
                pipe.close()


@pytest.fixture
def folder(tmp_path):
    """Two dated articles as rows and two plain files."""
    made = tmp_path / "news"
    made.mkdir()
    (made / "dams.txt").write_text(
        "“The river does not read maps,” said Tova Lindqvist at the dam.\n\n"
        "“We will count every stone,” said Abel Moreau. “It is maybe late,” said Abel Moreau.\n",
        encoding="utf-8",
    )
    (made / "ferries.txt").write_text(
        "“Tova Lindqvist has never seen our harbour,” said Iris Lindqvist.\n\n"
        "“Nobody knows,” said analysts in the port. “The sea will rise,” thought Iris Lindqvist.\n",
        encoding="utf-8",
    )
    (made / "wire.csv").write_text(
        "id,title,published,publisher,text\n"
        'a,Bridge opens,2024-06-20,Harbour Post,"“The bridge holds,” said Noor Haddad."\n'
        'b,Bridge closes,2024-07-02,Harbour Post,"“=The bridge does not hold,” said Noor Haddad."\n',
        encoding="utf-8",
    )
    return made
