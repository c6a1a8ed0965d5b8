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
    r"https?://\S+|www\.\S+",
    r"\S+@\S+\.\w+",
    r"\b\d{4}-\d{2}(?:-\d{2})?\b",
    r"\b\d{1,2}/\d{1,2}/\d{2,4}\b",
    r"(?:\+?\b1[ .-])?\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b",
    r"\b\d{3}-\d{4}\b",
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
        r"\b{day} (?:{months})\.?(?:,? {year})?\b",
        r"\b(?:{months})\.? {year}\b",
        (
            r"\b(?:pages?|pp?\.|chapter|ch\.|section|sec\.|article|art\.|no\.|room|suite|footnote"
            r"|figure|table|form|appendix) ?\d+[\w.-]*{not_of}"
        ),
        # These may stand before a number that is a claim: only with nothing counted behind it.
        (
            r"\b(?:(?<!the )number|title|part|line|note) ?\d+"
            r"(?=\W*$|\s*[.,;:)]|\s+(?:of|and|to|in|on)\b)"
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
            r"(?=\W*$|\s*[.,;:)]|\s+(?:de|y|a|en)\b)"
        ),
        r"\bnivel ?[1-4]\b",
        r"\baño fiscal (?:de )?\d{{4}}\b",
        r"\b{year}\b(?! (?:por ciento|personas|inmigrantes|expulsiones|arrestos))",
    ),
}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    told = [
        rule.format(months=_MONTHS[language], year=_YEAR, day=_DAY, not_of=_NOT_OF)
        for rule in _BY_LANGUAGE[language]
    ]
    return re.compile("|".join(f"(?:{rule})" for rule in (*_COMMON, *told)), re.IGNORECASE)


def without_skipped(text: str, language: str) -> str:
    """`text` with everything that is a number but no claim blanked, same length."""
    return _pattern(language).sub(lambda found: " " * len(found[0]), text)
