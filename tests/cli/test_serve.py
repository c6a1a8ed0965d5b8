"""`uncover serve`: what it refuses before it begins, in one sentence."""

import socket
from pathlib import Path

import pytest

from pages.posting import home_of
from uncover.cli.main import code_of


def test_a_port_that_is_taken_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], socket_enabled: None
) -> None:
    """Two servers would share it in silence, each answering some of the visitors."""
    del socket_enabled
    home = home_of(tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert code_of(["serve", "--home", str(home), "--port", str(port)]) == 2
    told = capsys.readouterr().err
    assert f"port {port}" in told
    assert "--port 8001" in told


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_home_without_an_edition_is_refused(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With how one is made."""
    assert code_of(["serve", "--home", str(tmp_path), "--lang", lang]) == 2
    assert "uncover build" in capsys.readouterr().err
