"""In tests the network is closed, and this is how we know."""

import socket
import urllib.request

import pytest
from pytest_socket import SocketBlockedError

pytestmark = pytest.mark.filterwarnings("ignore:A test tried to use socket")


def test_no_socket_opens() -> None:
    """A socket for the internet is refused before anything leaves the machine."""
    with pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def test_no_page_loads() -> None:
    """The standard library's own client is refused, for an address set aside for documentation."""
    with pytest.raises(SocketBlockedError):
        urllib.request.urlopen("http://192.0.2.1/", timeout=1)
