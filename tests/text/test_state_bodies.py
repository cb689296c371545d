import pytest

from geoquote.text.state_bodies import state_bodies


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Monday the Israeli army left.", ["Israeli army"]),
        ("Kenya’s foreign ministry agreed.", ["Kenya’s foreign ministry"]),
        ("The South Korean defense ministry agreed.", ["South Korean defense ministry"]),
        ("The United Arab Emirates' central bank agreed.", ["United Arab Emirates' central bank"]),
        ("Torvan’s army left, the German armyworm did not.", []),
        ("The Israeli government and its army left.", []),
        ("", []),
    ],
)
def test_bodies_of_states_in_lower_case(text, found):
    assert [text[start:end] for start, end in state_bodies(text)] == found
