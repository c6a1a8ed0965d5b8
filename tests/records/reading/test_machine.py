"""What Numba compiled is kept as machine code, and later processes load it without Numba."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from uncover.records.reading import machine
from uncover.records.reading.compiling import compiled
from uncover.records.reading.machine import Machine
from uncover.records.reading.scanning import Bytes, Places, whole


@compiled
def doubled(read: Bytes, more: int, out: Places) -> tuple[int, int, int]:
    """Twice each byte and `more`, into `out`; how many, the first, the number that stands there."""
    for i in range(len(read)):
        out[i] = 2 * read[i] + more
    return len(read), out[0], whole(read, 0, len(read))


@compiled
def has_zero(read: Bytes) -> bool:
    """Whether a byte is zero."""
    for i in range(len(read)):  # noqa: SIM110  Numba knows loops best
        if read[i] == 0:
            return True
    return False


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which code can be kept."""
    monkeypatch.setattr(machine, "_folders", lambda: [tmp_path / "kept"])
    return tmp_path / "kept"


def test_machine_code_does_what_the_function_says(folder: Path) -> None:
    """Numbers, truths and several results come back; arrays are filled; what was made is kept."""
    out = np.zeros(3, np.int64)
    assert doubled(np.frombuffer(b"123", np.uint8), 1, out) == (3, 99, 123)
    assert out.tolist() == [99, 101, 103]
    assert has_zero(np.array([1, 0], np.uint8)) is True
    assert has_zero(np.array([1, 2], np.uint8)) is False
    assert has_zero(np.zeros(0, np.uint8)) is False
    assert {path.suffix for path in folder.iterdir()} == {".machine"}
    assert len(list(folder.iterdir())) == len([doubled, has_zero])


def test_an_array_of_another_kind_is_refused(folder: Path) -> None:
    """Machine code would read numbers of another size, or with gaps, past their end."""
    del folder
    with pytest.raises(TypeError):
        has_zero(np.zeros(3, np.int64))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        has_zero(np.zeros(6, np.uint8)[::2])


def test_code_that_was_altered_is_not_loaded(folder: Path) -> None:
    """A kept file of which a byte is different, or that was cut, counts as not there."""
    function = has_zero.function  # type: ignore[attr-defined]
    machine.made(function, has_zero.by_numba(bare=True))  # type: ignore[attr-defined]
    [file] = folder.iterdir()
    assert isinstance(machine.kept(function), Machine)
    whole_file = file.read_bytes()
    for altered in (whole_file[:-1] + b"\1\2", whole_file[:-1], whole_file[:70], b""):
        file.write_bytes(altered)
        assert machine.kept(function) is None


def test_a_later_process_reads_cells_without_numba() -> None:
    """Once a piece of a sheet was read here, another process reads one and Numba stays outside."""
    program = (
        "import sys\n"
        "from uncover.records.reading.cells import cells_of\n"
        "assert len(cells_of(b'<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>', 'x').at) == 1\n"
        "print('numba' in sys.modules)\n"
    )
    for _ in range(2):
        command = [sys.executable, "-c", program]
        told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (told.stdout, told.stderr) == ("False\n", "")
