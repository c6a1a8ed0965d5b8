"""Answers addresses of pictures, a line of JSON each, their bytes in base64.

As pages are asked for, where no data engine can be imported.
"""

import base64
import json
import os
import sys

for engine in ("duckdb", "pyarrow"):
    sys.modules[engine] = None  # type: ignore[assignment] # importing it fails
os.environ["UNCOVER_HOME"] = sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "uncover.site.settings"

import django  # noqa: E402
from django.test import Client  # noqa: E402

django.setup()
client = Client(raise_request_exception=False)
for line in sys.stdin:
    answer = client.get(json.loads(line))
    content = base64.b64encode(bytes(answer.content)).decode()
    sys.stdout.write(json.dumps([answer.status_code, dict(answer.headers), content]) + "\n")
    sys.stdout.flush()
