import pytest

from geoquote.text.dates import find_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-06-20", "2024-06-20"),
        ("2024-06-20T23:59:59-11:00", "2024-06-20"),
        ("Last updated: 2023/03/09 at 7:45 AM", "2023-03-09"),
        ("Mon. Apr 3rd, 2023", "2023-04-03"),
        ("By A. Person Aug2,2023", "2023-08-02"),
        ("Published Tue, Mar 14 20235:10 PM GMT", "2023-03-14"),
        ("18 June 2024", "2024-06-18"),
        ("the 3rd of Sept. 2021", "2021-09-03"),
        ("Wed, 02 Oct 2002 13:00:00 GMT", "2002-10-02"),
        ("20240620T101500Z", "2024-06-20"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("05/05/2023", "2023-05-05"),
        ("the 3rd of ſept. 2021", "2021-09-03"),
        ("1 Auguſt 2021", "2021-08-01"),
    ],
)
def test_dates_as_pages_state_them(text, date):
    assert find_date(text) == date


@pytest.mark.parametrize(
    "text", ["", "03/04/2024", "31 June 2024", "June 2024", "in May 19 people", "1,000 of 2024", "yesterday"]
)
def test_what_does_not_state_a_day_is_none(text):
    assert find_date(text) is None
