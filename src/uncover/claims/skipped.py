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
_COMMON = (
    r"https?://\S+|www\.\S+",
    r"\S+@\S+\.\w+",
    r"\b\d{4}-\d{2}(?:-\d{2})?\b",
    r"\b\d{1,2}/\d{1,2}/\d{2,4}\b",
    r"(?:\+?\b1[ .-])?\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b",
    r"\b\d{3}-\d{4}\b",
    r"\b[HS]\.? ?(?:R\.?|J\.? ?Res\.?|Res\.?|B\.?|D\.?)? ?\d{1,5}\b",
    r"\b[HS]B ?\d{1,5}\b",
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
        r"\b(?:{months})\.? \d{{1,2}}(?:st|nd|rd|th)?(?:[-\u2013]\d{{1,2}})?(?:,? {year})?\b",
        r"\b\d{{1,2}} (?:{months})\.?(?:,? {year})?\b",
        r"\b(?:{months})\.? {year}\b",
        (
            r"\b(?:pages?|pp?\.|chapter|ch\.|section|sec\.|article|art\.|no\.|number|room|suite|level"
            r"|title|part|line|note|footnote|figure|table|form|appendix) ?\d+[\w.-]*"
        ),
        r"\b(?:fiscal year|fiscal) \d{{4}}\b",
        r"\b{year}s?\b(?! (?:percent|per cent|people|persons|immigrants|removals|arrests))",
    ),
    "es": (
        r"\b\d{{1,2}}(?:\.º|º)? de (?:{months})(?: (?:de|del|de el) {year})?\b",
        r"\b(?:{months}) (?:de|del|de el) {year}\b",
        (
            r"\b(?:páginas?|págs?\.|capítulo|cap\.|sección|artículo|art\.|núm\.|n\.º|número|nivel|título"
            r"|parte|línea|nota|cuadro|tabla|formulario|anexo|sala) ?\d+[\w.-]*"
        ),
        r"\baño fiscal (?:de )?\d{{4}}\b",
        r"\b{year}\b(?! (?:por ciento|personas|inmigrantes|expulsiones|arrestos))",
    ),
}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    told = [rule.format(months=_MONTHS[language], year=_YEAR) for rule in _BY_LANGUAGE[language]]
    return re.compile("|".join(f"(?:{rule})" for rule in (*_COMMON, *told)), re.IGNORECASE)


def without_skipped(text: str, language: str) -> str:
    """`text` with everything that is a number but no claim blanked, same length."""
    return _pattern(language).sub(lambda found: " " * len(found[0]), text)
