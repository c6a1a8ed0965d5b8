"""An edition opened as each process of a site opens it: read whole, and held to its hash."""

import sys
from pathlib import Path

import as_installed  # noqa: F401  first: before anything imports pandas
from working import answer, worked

from uncover.figures.edition.reading import Edition

path = Path(sys.argv[2])
with worked():
    edition = Edition(path)
values = sum(len(edition.series(each["address"])) for each in edition.catalogue())
answer([values, int(edition.sha256[:12], 16), path.stat().st_size])
