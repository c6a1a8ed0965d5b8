"""The form of a dispute: what was filled in, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LONGEST = 4000
"""Characters of what somebody thinks is wrong."""
_LONGEST_NAME = 200
_LONGEST_EMAIL = 254
TRAP = "website"
"""A field that nobody sees; programs fill it in."""


@dataclass(frozen=True)
class Filled:
    """What a visitor filled in; problems: keys of sentences by field, in the order of the form."""

    text: str
    name: str
    email: str
    consents: bool
    problems: Mapping[str, str]


def read(fields: Mapping[str, str]) -> Filled:
    """Read the fields of a form that was sent; line ends are made one character each."""
    text = _lines(fields.get("text", ""))
    name = " ".join(fields.get("name", "").split())
    email = fields.get("email", "").strip()
    consents = fields.get("consent", "") == "yes"
    told = {
        "text": _problem_of_text(text),
        "name": "long-name" if len(name) > _LONGEST_NAME else "",
        "email": _problem_of_email(email),
        "consent": "" if consents else "no-consent",
        TRAP: "trap" if fields.get(TRAP, "") else "",
    }
    if "\0" in f"{text}{name}{email}":
        told["text"] = "no-text"
    problems = {field: problem for field, problem in told.items() if problem}
    return Filled(text, name, email, consents, problems)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _problem_of_text(text: str) -> str:
    if not text:
        return "no-text"
    return "long-text" if len(text) > LONGEST else ""


def _problem_of_email(email: str) -> str:
    if not email:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        return "bad-email"
    return "bad-email" if len(email) > _LONGEST_EMAIL else ""
