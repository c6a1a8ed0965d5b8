"""The catalogue of figures: every series of the edition, searched and filtered."""

from django.http import HttpRequest, HttpResponse

from uncover.claims.binding.seeking import seek
from uncover.figures.measures import measures
from uncover.site import editions
from uncover.site.pages.showing import show
from uncover.terms.speech import language


def page(request: HttpRequest) -> HttpResponse:
    """Every measure with its series; `q` are words that it may be called by, in either language."""
    edition = editions.current()
    said = request.GET.get("q", "").strip()[:200]
    series = edition.catalogue()
    names = list(dict.fromkeys(each["measure"] for each in series))
    if said:
        found = [each.measure for each in seek(said, language(), most=20)]
        names = [name for name in found if name in names]
    told = [
        {
            "name": name,
            "called": ", ".join(measures()[name].words[language()].called),
            "series": [each for each in series if each["measure"] == name],
        }
        for name in names
    ]
    return show(request, "figures.html", edition, told=told, said=said)
