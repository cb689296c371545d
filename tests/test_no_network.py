"""The tests themselves are cut off from other machines, so that what passes here passes without a network."""

import socket

import pytest


@pytest.mark.parametrize("how", ["connect", "connect_ex"])
def test_no_other_machine_can_be_reached(how):
    with socket.socket() as one, pytest.raises(RuntimeError, match="nothing of geoquote's needs the network"):
        getattr(one, how)(("192.0.2.1", 80))


def test_this_machine_can():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as one,
    ):
        assert one.getpeername() == server.getsockname()
