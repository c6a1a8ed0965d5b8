"""Numbers that are no claims: dates, years, statutes and bills, pages, phones, addresses."""

import re
from functools import cache

_MONTHS = {
    "en": "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec",
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre"
    "|noviembre|diciembre",
}
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_NOT_OF = r"(?! ?(?:%|percent|per cent|por ciento|people|persons|personas))"
_COMMON = (
    r"\[\^[^\]\s]{1,100}\]",  # the mark of a footnote
    r"https?://\S+|www\.\S+",
    r"[^\s@]{1,100}@[^\s@]{1,100}\.\w+",  # bounded: a text may have no blanks
    r"\b\d{4}-\d{2}(?:-\d{2})?\b",
    r"\b\d{1,2}/\d{1,2}/\d{2,4}\b",
    r"(?:\+?\b1[ .-])?\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b",
    r"\b\d{3}-\d{4}\b" + _NOT_OF,
    # A bill, by its large letter: the s of a genitive names none.
    r"(?<![\w'\u2019])(?-i:[HS])\.? ?(?:R\.?|J\.? ?Res\.?|Res\.?|B\.?|D\.?)? ?\d{1,5}\b",
    r"\b(?-i:[HS]B) ?\d{1,5}\b",
    r"\b\d+ U\.?S\.?C\.?(?: ?(?:§+|sec\.?|section))? ?\d+\w*(?:\([\w]+\))*",
    r"\b\d+ C\.?F\.?R\.?(?: ?(?:§+|part))? ?\d+(?:\.\d+)*(?:\([\w]+\))*",
    r"§+ ?\d[\w.-]*(?:\([\w]+\))*",
    r"\b287\(g\)",
    r"\b\d{1,2}:\d{2}(?: ?[ap]\.?m\.?)?",
    r"\b\d{1,2} ?[ap]\.?m\.?(?!\w)",
    r"\b\d+(?:st|nd|rd|th)\b|\b\d+[.]?[ºª°]",
    rf"\b{_YEAR}[-\u2013](?:{_YEAR}|\d\d)\b",
    r"\bFY ?\d{2,4}\b",
)
_BY_LANGUAGE = {
    "en": (
        r"\b(?:{months})\.? {day}(?:st|nd|rd|th)?(?:[-\u2013]{day})?(?:,? {year})?\b{not_of}",
        r"\b{day} (?:{months})\.?,? {year}\b",
        r"\b{day} (?-i:{capitals})\b",  # "12 may have gone" is no date
        r"\b(?:{months})\.? {year}\b",
        (
            r"\b(?:pages?|pp?\.|chapter|ch\.|section|sec\.|article|art\.|no\.|room|suite|footnote"
            r"|figure|table|form|appendix) ?\d+[\w.-]*{not_of}"
        ),
        # These may stand before a number that is a claim: only with nothing counted behind it.
        (
            r"\b(?:(?<!the )number|title|part|line|note) ?\d+"
            r"(?=\W*$|\s*[.,;:)](?!\d)|\s+(?:of|and|to|in|on)\b)"
        ),
        r"\blevel ?[1-4]\b",
        r"\b(?:fiscal year|fiscal) \d{{4}}\b",
        r"\b{year}s?\b(?! (?:percent|per cent|people|persons|immigrants|removals|arrests))",
    ),
    "es": (
        r"\b{day}(?:\.º|º)? de (?:{months})(?: (?:de|del|de el) {year})?\b",
        r"\b(?:{months}) (?:de|del|de el) {year}\b",
        (
            r"\b(?:páginas?|págs?\.|capítulo|cap\.|sección|artículo|art\.|núm\.|n\.º|cuadro|tabla"
            r"|formulario|anexo|sala) ?\d+[\w.-]*{not_of}"
        ),
        (
            r"\b(?:(?<!el )número|título|parte|línea|nota) ?\d+"
            r"(?=\W*$|\s*[.,;:)](?!\d)|\s+(?:de|y|a|en)\b)"
        ),
        r"\bnivel ?[1-4]\b",
        r"\baño fiscal (?:de )?\d{{4}}\b",
        r"\b{year}\b(?! (?:por ciento|personas|inmigrantes|expulsiones|arrestos))",
    ),
}
_WITHIN = {
    "en": (
        r"\b(?:fiscal year|fiscal) \d{{4}}\b",
        r"\b(?:{months})\b\.?(?: {day}(?:st|nd|rd|th)?\b{not_of})?(?:,? {year}\b)?",
        r"\b{day} (?:{months})\b\.?(?:,? {year}\b)?",
    ),
    "es": (
        r"\baño fiscal (?:de )?\d{{4}}\b",
        r"(?:\b{day}(?:\.º|º)? de )?\b(?:{months})\b(?: (?:de el|del|de) {year}\b)?",
    ),
}
_YEARS = (r"\b\d{{4}}-\d{{2}}-\d{{2}}\b", r"\bfy ?\d{{2,4}}\b", r"\b{year}\b(?![.,]\d){not_of}")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    months = _MONTHS[language]
    capitals = "|".join(month.capitalize() for month in months.split("|"))
    told = [
        rule.format(months=months, capitals=capitals, year=_YEAR, day=_DAY, not_of=_NOT_OF)
        for rule in _BY_LANGUAGE[language]
    ]
    return re.compile("|".join(f"(?:{rule})" for rule in (*_COMMON, *told)), re.IGNORECASE)


def without_skipped(text: str, language: str) -> str:
    """`text` with everything that is a number but no claim blanked, same length."""
    return _pattern(language).sub(lambda found: " " * len(found[0]), text)


@cache
def _dates(language: str) -> re.Pattern[str]:
    told = [
        rule.format(months=_MONTHS[language], year=_YEAR, day=_DAY, not_of=_NOT_OF)
        for rule in (*_WITHIN[language], *_YEARS)
    ]
    return re.compile("|".join(f"(?:{rule})" for rule in told), re.IGNORECASE)


def with_dates_marked(text: str, language: str, mark: str) -> str:
    """`text` with `mark` for each date, month and year in it."""
    return _dates(language).sub(mark, text)
