"""Measures on the population: whom a rate is for each 100,000 of."""

from uncover.figures.measure import Counting, Words, measure


@measure(
    table="population",
    unit="person",
    version=1,
    words={
        "en": Words(called=("residents", "people living in"), never=("citizens", "immigrants")),
        "es": Words(called=("residentes", "habitantes"), never=("ciudadanos", "inmigrantes")),
    },
)
def residents() -> Counting:
    """Residents of a state, or of all states in the survey.

    Unit: persons
    Counts: everybody, as the survey estimates
    Out of: nothing, this is a count and not a rate
    From: population
    Leaves out: places that the survey has no row for; the survey's margins of error
    Bounds: none
    """
    return Counting("total", amount="total_population", reads=("total_population",))


@measure(
    table="population",
    unit="person",
    version=1,
    words={
        "en": Words(
            called=("noncitizens", "residents who are not citizens"),
            never=("undocumented", "immigrants", "foreign-born"),
        ),
        "es": Words(
            called=("no ciudadanos", "residentes que no son ciudadanos"),
            never=("indocumentados", "inmigrantes", "nacidos en el extranjero"),
        ),
    },
)
def noncitizens() -> Counting:
    """Residents of a state, or of all states in the survey, who are not citizens.

    Unit: persons
    Counts: residents who are not citizens, with and without papers, as the survey estimates
    Out of: nothing, this is a count and not a rate
    From: population
    Leaves out: places that the survey has no row for; the survey's margins of error
    Bounds: none
    """
    return Counting("total", amount="noncitizen", reads=("noncitizen",))
