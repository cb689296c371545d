"""Fixtures every test may ask for."""

import os
import signal
import socket
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


@pytest.fixture(scope="session", autouse=True)
def interruptible():
    """Let Ctrl-C be heard by what tests start, also where a shell runs them in the background and it is ignored."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def no_network():
    """Let no test reach another machine; a browser and a server on this one may talk to each other."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def near(address: object) -> bool:
        return not isinstance(address, tuple) or address[0] in ("127.0.0.1", "::1", "localhost")

    def checked(call):
        def guarded(self: socket.socket, address: object):
            if not near(address):
                raise RuntimeError(
                    f"a test tried to reach {address}; nothing of geoquote's needs the network"
                )
            return call(self, address)

        return guarded

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", checked(connect))
        patch.setattr(socket.socket, "connect_ex", checked(connect_ex))
        yield
