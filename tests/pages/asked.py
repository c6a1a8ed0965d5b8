"""Answers addresses of the site, a line of JSON each, where no data engine can be imported.

A line is an address, or [method, address, fields] to send a form; a field that is a list [name,
base64] is a file. A fourth part are headers of the request, as WSGI names them. With `--keeping`
the site has a database of its own, as `uncover serve` makes one.
"""

import json
import os
import sys

sys.modules["duckdb"] = None  # type: ignore[assignment] # importing it fails
os.environ["UNCOVER_HOME"] = sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "uncover.site.settings"

import base64  # noqa: E402
import gzip  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import django  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.test import Client  # noqa: E402

if "--keeping" in sys.argv:
    from uncover.site.homes import begin

    begin(Path(sys.argv[1]))
else:
    django.setup()
client = Client(raise_request_exception=False, headers={"accept-encoding": "gzip"})


def field(value: Any) -> Any:
    """A field as Django's client sends it."""
    if isinstance(value, list):
        return SimpleUploadedFile(value[0], base64.b64decode(value[1]))
    return value


def asked(line: Any) -> Any:
    """The answer to one line."""
    if isinstance(line, str):
        return client.get(line)
    method, address, fields, *headers = line
    told = {name: field(value) for name, value in fields.items()}
    return getattr(client, method.lower())(address, told, **(headers[0] if headers else {}))


for given in sys.stdin:
    answer = asked(json.loads(given))
    content = bytes(answer.getvalue())
    headers = dict(answer.headers) | {"X-Wire": str(len(content))}
    headers["X-Parquet-Loaded"] = str("pyarrow" in sys.modules)
    if headers.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    text = content.decode("utf-8", "surrogateescape")  # a file need not be text
    cookies = {"Set-Cookie": answer.cookies.output()} if answer.cookies else {}
    sys.stdout.write(json.dumps([answer.status_code, headers | cookies, text]) + "\n")
    sys.stdout.flush()
