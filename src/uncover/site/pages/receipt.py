"""A receipt by its hash, as a page and as JSON."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from uncover.site import editions
from uncover.site.pages.showing import show

_RESULT = (
    *("value", "numerator", "denominator", "unknown", "low", "high"),
    *("undated", "values", "values_sha256"),
)


def page(request: HttpRequest, digest: str) -> HttpResponse:
    """The receipt in parts that can be read, and whole; how to count again."""
    edition = editions.current()
    receipt = edition.receipt(digest)
    if receipt is None:
        raise Http404
    return show(
        request,
        "receipt.html",
        edition,
        receipt=receipt,
        text=json.dumps(receipt, ensure_ascii=False, indent=1),
        digest=digest,
        page_address=receipt["figure"]["address"],
        result=_result(receipt["result"]),
    )


def _result(told: dict[str, Any]) -> list[tuple[str, str]]:
    """The numbers of a receipt by their names in it, those that it has, as they stand in it."""
    known = ((name, told.get(name)) for name in _RESULT)
    return [(name, str(value)) for name, value in known if value is not None]


def document(request: HttpRequest, digest: str) -> HttpResponse:
    """The receipt itself, as `uncover verify` takes it."""
    del request
    receipt = editions.current().receipt(digest)
    if receipt is None:
        raise Http404
    text = json.dumps(receipt, ensure_ascii=False, indent=1) + "\n"
    return HttpResponse(text, content_type="application/json; charset=utf-8")
