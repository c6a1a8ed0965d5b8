"""Runs `uncover disputes` of one home, a line of JSON each with the words behind it."""

import contextlib
import io
import json
import sys

from uncover.cli.main import code_of

for given in sys.stdin:
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        code_of(["disputes", *json.loads(given), "--home", sys.argv[1], "--json"])
    sys.stdout.write(json.dumps(json.loads(told.getvalue())) + "\n")
    sys.stdout.flush()
