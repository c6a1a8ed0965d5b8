"""A receipt by its hash, as a page and as JSON."""

import json

from django.http import Http404, HttpRequest, HttpResponse

from uncover.site import editions
from uncover.site.pages.showing import show


def page(request: HttpRequest, digest: str) -> HttpResponse:
    """The receipt in parts that can be read, and whole; how to count again."""
    edition = editions.current()
    receipt = edition.receipt(digest)
    if receipt is None:
        raise Http404
    text = json.dumps(receipt, ensure_ascii=False, indent=1)
    return show(request, "receipt.html", edition, receipt=receipt, text=text, digest=digest)


def document(request: HttpRequest, digest: str) -> HttpResponse:
    """The receipt itself, as `uncover verify` takes it."""
    del request
    receipt = editions.current().receipt(digest)
    if receipt is None:
        raise Http404
    text = json.dumps(receipt, ensure_ascii=False, indent=1) + "\n"
    return HttpResponse(text, content_type="application/json; charset=utf-8")
