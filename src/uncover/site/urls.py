"""The addresses of the site: English without a prefix, every other language under its code.

All but the two that take a form answer nothing but GET and HEAD.
"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path, re_path
from django.views.decorators.http import require_safe

from uncover.site.pages import (
    catalogue,
    changes,
    checking,
    disputing,
    editions,
    figure,
    home,
    pictures,
    problems,
    receipt,
    records,
    state,
    style,
)

handler404 = problems.missing
handler500 = problems.failed

urlpatterns = [
    path("site.css", require_safe(style.sheet), name="style"),
    path("icon.svg", require_safe(style.icon), name="icon"),
    path("favicon.ico", require_safe(style.icon)),
    path("robots.txt", require_safe(style.robots), name="robots"),
    path("receipts/<str:digest>.json", require_safe(receipt.document), name="receipt-json"),
    path("editions/<str:name>.sqlite", require_safe(editions.file), name="edition-file"),
    *i18n_patterns(
        path("", require_safe(home.page), name="home"),
        path("states/", require_safe(home.states), name="states"),
        path("states/<slug:name>/", require_safe(state.page), name="state"),
        path("figures/", require_safe(catalogue.page), name="figures"),
        path("check/", checking.page, name="check"),
        path("disputes/", require_safe(disputing.page), name="disputes"),
        path("disputes/new", disputing.new, name="dispute-new"),
        path("disputes/<int:number>/", require_safe(disputing.one), name="dispute"),
        path("corrections/", require_safe(disputing.log), name="corrections"),
        re_path(r"^figures/(?P<asked>.+)$", require_safe(figure.page), name="figure"),
        *pictures.addresses,
        path("receipts/<str:digest>", require_safe(receipt.page), name="receipt"),
        path("records/", require_safe(records.page), name="records"),
        path("records/tables/<str:name>/", require_safe(records.table), name="table"),
        path(
            "records/releases/<str:release>/<str:table>/",
            require_safe(records.release),
            name="release",
        ),
        path("glossary/", require_safe(records.glossary), name="glossary"),
        path("changes/", require_safe(changes.page), name="changes"),
        path("editions/", require_safe(editions.page), name="editions"),
        path("<slug:name>/", require_safe(records.text), name="text"),
        prefix_default_language=False,
    ),
]
