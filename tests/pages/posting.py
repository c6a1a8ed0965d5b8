"""The site in a process of its own, to which forms can be sent."""

import base64
import json
import subprocess
import sys
from pathlib import Path

Answer = tuple[int, dict[str, str], str]


class PostingSite:
    """The site of a home; `keeping` gives it a database, as `uncover serve` does."""

    def __init__(self, home: Path, *, keeping: bool = False) -> None:
        """Start it."""
        code = Path(__file__).with_name("asked.py")
        words = [sys.executable, str(code), str(home), *(["--keeping"] if keeping else [])]
        self._process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def get(self, address: str) -> Answer:
        """Status, headers and text of an address."""
        return self._asked(address)

    def post(
        self,
        address: str,
        fields: dict[str, str | tuple[str, bytes]],
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Send a form; a file is a pair of its name and its bytes."""
        told = {
            name: value
            if isinstance(value, str)
            else [value[0], base64.b64encode(value[1]).decode()]
            for name, value in fields.items()
        }
        return self._asked(["POST", address, told, headers or {}])

    def close(self) -> None:
        """Stop it."""
        self._process.communicate()

    def _asked(self, line: object) -> Answer:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(line) + "\n")
        self._process.stdin.flush()
        status, headers, text = json.loads(self._process.stdout.readline())
        return status, headers, text
