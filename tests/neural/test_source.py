import pytest

from geoquote.neural.source import Source


@pytest.mark.parametrize(
    ("text", "common"),
    [("the harbour agency", "agency"), ("spokesman Orrin Solen-ves", ""), ("Agency", "")],
)
def test_only_a_noun_printed_small_by_itself_is_a_common_one(text, common):
    assert Source.read(text, named=frozenset()).common == common
