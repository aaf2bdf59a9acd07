"""Stopping the server leaves nothing open, whatever is under way."""

import gc
import socket
from urllib.parse import urlsplit

from tests.fakes.bot_api import BotApiServer


def test_a_peer_that_connects_while_the_server_stops_is_let_go() -> None:
    """Its socket would be reported in whichever test the garbage is collected."""
    for _ in range(10):
        with BotApiServer() as server:
            peer = socket.create_connection(("127.0.0.1", urlsplit(server.root_url).port))
        peer.close()
    gc.collect()
