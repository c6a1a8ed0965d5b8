"""A stop inside one long query does not wait for its end."""

import json
import signal
import subprocess
import sys
import time

import pytest

# A command in whose place one query runs that would take minutes; a line is printed when it begins.
PROGRAM = """
import sys
from uncover.cli import main
from uncover.records.connection import connected

def forever(*_, **__):
    with connected() as connection:
        print("begun", file=sys.stderr, flush=True)
        connection.execute(sys.argv[1]).fetchall()

main.app = forever
main.run(["tables", "--json"])
"""
LONG = {
    "a join of every row with every row": "select count(*) from range(3000000) as a, "
    "range(2000000) as b where (a.range * b.range) % 7 = 3",
    "a sort": "select max(r) from (select row_number() over (order by hash(range), range) as r "
    "from range(400000000)) as numbered",
}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("query", LONG.values(), ids=LONG)
def test_a_long_query_is_interrupted(query: str, number: signal.Signals) -> None:
    """Within seconds it is told as any other stop: one document, and the shell's code."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, query],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        try:
            assert child.stderr is not None
            assert child.stderr.readline() == "begun\n"
            time.sleep(1)  # into the query: before it the signal would fall between two steps
            child.send_signal(number)
            out, _ = child.communicate(timeout=20)
        finally:
            child.kill()
    assert child.returncode == 128 + number
    assert json.loads(out)["error"]["code"] == "interrupted"
