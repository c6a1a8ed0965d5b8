"""The addresses of the site: English without a prefix, every other language under its code."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path, re_path

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
    path("site.css", style.sheet, name="style"),
    path("icon.svg", style.icon, name="icon"),
    path("favicon.ico", style.icon),
    path("robots.txt", style.robots, name="robots"),
    path("receipts/<str:digest>.json", receipt.document, name="receipt-json"),
    path("editions/<str:name>.sqlite", editions.file, name="edition-file"),
    *i18n_patterns(
        path("", home.page, name="home"),
        path("states/", home.states, name="states"),
        path("states/<slug:name>/", state.page, name="state"),
        path("figures/", catalogue.page, name="figures"),
        path("check/", checking.page, name="check"),
        path("disputes/", disputing.page, name="disputes"),
        path("disputes/new", disputing.new, name="dispute-new"),
        path("disputes/<int:number>/", disputing.one, name="dispute"),
        path("corrections/", disputing.log, name="corrections"),
        re_path(r"^figures/(?P<asked>.+)$", figure.page, name="figure"),
        *pictures.addresses,
        path("receipts/<str:digest>", receipt.page, name="receipt"),
        path("records/", records.page, name="records"),
        path("records/tables/<str:name>/", records.table, name="table"),
        path("records/releases/<str:release>/<str:table>/", records.release, name="release"),
        path("glossary/", records.glossary, name="glossary"),
        path("changes/", changes.page, name="changes"),
        path("editions/", editions.page, name="editions"),
        path("<slug:name>/", records.text, name="text"),
        prefix_default_language=False,
    ),
]
