"""The site's own folder in a home: its key and its database, made at the first start."""

import os
import secrets
import time
from pathlib import Path

from uncover.terms.errors import UnusableError

_TRIES, _PAUSE = 5, 0.2


def begin(home: Path) -> None:
    """Set Django up for a home whose folder `site/` is made, or moved forward, if need be.

    Everything in it can be read by its owner alone. Raises UnusableError (`disputes.not-kept`)
    where nothing can be written or the database is none.
    """
    os.environ["UNCOVER_HOME"] = str(home.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "uncover.site.settings"
    os.environ.setdefault("UNCOVER_LIMITER_KEY", secrets.token_urlsafe(32))
    folder = home / "site"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _once(folder / "secret-key", secrets.token_urlsafe(48))
        _once(folder / "site.sqlite3", "")
    except OSError as error:
        raise UnusableError("disputes.not-kept", file=folder, reason=error.strerror) from error
    _migrate(folder / "site.sqlite3")


def _once(path: Path, content: str) -> None:
    """Write a file that is not there yet, whole, however many processes begin at once."""
    if path.exists():
        return
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.link(new, path)
    except FileExistsError:
        pass  # another process was first, and its file holds
    finally:
        new.unlink(missing_ok=True)


def _migrate(database: Path) -> None:
    import django  # noqa: PLC0415  reads the settings, and so the home that was named just now
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import DatabaseError, connections  # noqa: PLC0415

    django.setup()
    for left in reversed(range(_TRIES)):
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except DatabaseError as error:  # or another process has made the same just now
            if not left:
                raise UnusableError("disputes.not-kept", file=database, reason=error) from error
            time.sleep(_PAUSE)
        else:
            return
        finally:
            connections.close_all()
