"""Answers addresses of the site, a line of JSON each, where no data engine can be imported."""

import json
import os
import sys

for engine in ("duckdb", "pyarrow"):
    sys.modules[engine] = None  # type: ignore[assignment] # importing it fails
os.environ["UNCOVER_HOME"] = sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "uncover.site.settings"

import gzip  # noqa: E402

import django  # noqa: E402
from django.test import Client  # noqa: E402

django.setup()
client = Client(raise_request_exception=False, headers={"accept-encoding": "gzip"})
for line in sys.stdin:
    answer = client.get(json.loads(line))
    content = bytes(answer.content)
    headers = dict(answer.headers) | {"X-Wire": str(len(content))}
    if headers.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    sys.stdout.write(json.dumps([answer.status_code, headers, content.decode()]) + "\n")
    sys.stdout.flush()
