"""Settings of the site: everything has a default, and nothing has to be configured.

`UNCOVER_HOME` is the folder of `uncover serve`; `UNCOVER_EDITION` one edition instead of the newest
in it. The site reads editions and holds no record of a detained person. What people bring to it is
kept in `site/` of the home; without a home, or where nothing can be written, it takes nothing.
"""

import os
import secrets
from pathlib import Path
from typing import Any

from uncover.terms.speech import SPOKEN

HOME = Path(os.environ.get("UNCOVER_HOME", "."))
EDITION = os.environ.get("UNCOVER_EDITION")
SITE = os.environ.get("UNCOVER_SITE", "").rstrip("/")
"""Where the site stands, as `https://example.org`: for what is read outside it (a citation)."""
_OWN = HOME / "site"
DATABASE = _OWN / "site.sqlite3"
"""The database of the site, which `uncover serve` makes."""
KEY = _OWN / "secret-key"


def _is_writable() -> bool:
    there = "UNCOVER_HOME" in os.environ and DATABASE.is_file()
    return there and os.access(DATABASE, os.W_OK) and os.access(_OWN, os.W_OK)


def _secret() -> str:
    """The key of the home; one of this process alone where there is none."""
    told = os.environ.get("UNCOVER_SECRET_KEY")
    if told:
        return told
    try:
        return KEY.read_text("utf-8").strip() or secrets.token_urlsafe(48)
    except OSError:
        return secrets.token_urlsafe(48)


DEBUG = False
SECRET_KEY = _secret()
LIMITER_KEY = os.environ.get("UNCOVER_LIMITER_KEY") or secrets.token_urlsafe(32)
"""Never on a disk: `uncover serve` hands one to its processes, so that they count together."""
PROXIES = int(os.environ.get("UNCOVER_PROXIES", "0"))
"""How many proxies of one's own stand before the site, each adding to X-Forwarded-For."""
PAGES_KEPT = int(os.environ.get("UNCOVER_PAGES_KEPT_MB", "32")) * 1_000_000
"""Bytes of pages that each process keeps in memory once they are made; 0 keeps none."""
ALLOWED_HOSTS = os.environ.get("UNCOVER_HOSTS", "127.0.0.1 localhost [::1] testserver").split()
ROOT_URLCONF = "uncover.site.urls"
WSGI_APPLICATION = "uncover.site.wsgi.application"
INSTALLED_APPS = ["uncover.campaign.disputes.apps.Disputes"]
MIDDLEWARE = [
    "uncover.site.caching.kept",
    "uncover.site.middleware.security_headers",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "uncover.site.middleware.edition_served",
    "django.middleware.locale.LocaleMiddleware",
    "uncover.site.middleware.spoken",
    "django.middleware.common.CommonMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parent / "templates"],
        "OPTIONS": {"environment": "uncover.site.words.environment"},
    }
]
_PRAGMAS = (
    *("journal_mode = wal", "synchronous = full", "foreign_keys = on"),
    "secure_delete = on",  # what is erased is written over
)
_SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATABASE,
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": "; ".join(f"pragma {each}" for each in _PRAGMAS),
    },
}
DATABASES: dict[str, dict[str, Any]] = {"default": _SQLITE} if _is_writable() else {}
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
"""A file that is sent is held in memory and never on a disk."""
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_200_000
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50
DATA_UPLOAD_MAX_NUMBER_FILES = 2
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [(code, code) for code in SPOKEN]
APPEND_SLASH = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING_CONFIG = None
