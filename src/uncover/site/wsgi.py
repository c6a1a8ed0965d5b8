"""The site as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

from uncover.terms.errors import UnusableError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uncover.site.settings")
application = get_wsgi_application()


def _open_edition() -> None:
    """Open and check the edition before the first visitor comes, who would wait for it."""
    from uncover.site import editions  # noqa: PLC0415  settings are read when it is imported

    try:
        editions.current()
    except UnusableError:
        return  # each page says why


_open_edition()
