import pytest

from geoquote.text.name_start import name_start


@pytest.mark.parametrize(
    ("text", "printed", "name"),
    [
        ("Then Sayyid Badr Hamad Summ spoke.", "Sayyid Badr Hamad Summ", "Badr Hamad Summ"),
        ("Then Ona Brell spoke.", "Ona Brell", "Ona Brell"),
        ("“No,” said K. P. Sharma Brell.", "Sharma Brell", "K. P. Sharma Brell"),
        ("“No,” said C. Fred Brell.", "Fred Brell", "C. Fred Brell"),
        ("C. Fred Brell agreed.", "Fred Brell", "C. Fred Brell"),
        ("Minister S. Brell agreed.", "Brell", "S. Brell"),
        ("Then Amir Brell and Earl Kest spoke.", "Amir Brell", "Amir Brell"),
        ("They lived through World War I. Brell did not.", "Brell", "Brell"),
        ("They have a Plan B. Brell has none.", "Brell", "Brell"),
        ("He came from Y.M.C.A. Brell did not.", "Brell", "Brell"),
        ("The U.S. Brell did not.", "Brell", "Brell"),
    ],
)
def test_a_name_begins_behind_titles_and_with_initials(text, printed, name):
    start = text.index(printed)
    end = start + len(printed)
    assert text[name_start(text, start, end) : end] == name
