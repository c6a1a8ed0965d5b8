"""The whole command `uncover figure ... --json`: one figure with its bounds and its receipt."""

import contextlib
import io
import json
import sys

import as_installed  # noqa: F401  first: before anything imports pandas
from working import answer, asked

from benches.questions import QUESTIONS
from uncover.cli.main import code_of

name, facts = asked()
question = QUESTIONS[name]
source = ["--source", question.whole.source] if question.whole.source else []
printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    code = code_of(
        ["figure", question.whole.measure, *source, "--json", "--library", facts["library"]]
    )
if code:
    sys.exit(f"uncover figure ended with {code}: {printed.getvalue()}")
figure = json.loads(printed.getvalue())
if not figure["receipt"]["receipt_sha256"]:
    sys.exit("uncover figure printed no receipt")
answer(figure[key] for key in question.totals)
