"""Settings of the site: everything has a default, and nothing has to be configured.

`UNCOVER_HOME` is the folder of `uncover serve`; `UNCOVER_EDITION` one edition instead of the newest
in it. The site reads editions and holds no record of a detained person.
"""

import os
from pathlib import Path

from uncover.terms.speech import LANGUAGES as SPOKEN

HOME = Path(os.environ.get("UNCOVER_HOME", "."))
EDITION = os.environ.get("UNCOVER_EDITION")

DEBUG = False
SECRET_KEY = os.environ.get("UNCOVER_SECRET_KEY", "no session and no form that needs one yet")
ALLOWED_HOSTS = os.environ.get("UNCOVER_HOSTS", "127.0.0.1 localhost [::1] testserver").split()
ROOT_URLCONF = "uncover.site.urls"
WSGI_APPLICATION = "uncover.site.wsgi.application"
INSTALLED_APPS: list[str] = []
MIDDLEWARE = [
    "uncover.site.middleware.security_headers",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
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
DATABASES: dict[str, dict[str, str]] = {}
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [(code, code) for code in SPOKEN]
APPEND_SLASH = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING_CONFIG = None
