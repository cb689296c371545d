"""Dates as pages and rows state them, as ISO dates.

Only dates that say their day, month and year without doubt are taken: "03/04/2024" is a different day on
either side of the Atlantic, so it is none.
"""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d(?!\d?:\d\d))"  # Scraped pages glue the time to it: "20235:10 PM".
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)([-/.])(?P<number>\d{1,2})\2(?P<day>\d{1,2})(?!\d)",
        rf"\b{_MONTH.replace(chr(92) + 'b', '')}\s*{_DAY},?\s*{_YEAR}",
        rf"(?<!\d){_DAY}\s*(?:of\s+)?[-\s]?{_MONTH},?[-\s]?\s*{_YEAR}",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<number>\d\d)(?P<day>\d\d)(?:T|$)",
    )
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?!\d)")


def find_date(text: str) -> str | None:
    """Return the first date stated in the text as YYYY-MM-DD, or None.

    Time zones are left as stated: the day is the one the page shows.
    """
    found = [hit for form in _FORMS if (hit := form.search(text))]
    for hit in sorted(found, key=lambda hit: hit.start()):
        parts = hit.groupdict()
        # Case folded, since the forms take "ſept" for "sept".
        month = parts.get("number") or _MONTHS.index(parts["month"][:3].casefold()) + 1
        if iso := _iso(int(parts["year"]), int(month), int(parts["day"])):
            return iso
    return _unambiguous(text)


def _unambiguous(text: str) -> str | None:
    hit = _NUMERIC.search(text)
    if not hit:
        return None
    first, second, year = (int(group) for group in hit.groups())
    readings = {_iso(year, first, second), _iso(year, second, first)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
