"""Wikidata ids of international bodies."""

import re

import pytest

from geoquote import resources
from geoquote.text.body_ids import body_id


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["European Union"], "Q458"),
        (["the European Union", "EU"], "Q458"),
        (["EU"], "Q458"),
        (["NATO"], "Q7184"),
        (["North Atlantic Treaty Organization", "NATO"], "Q7184"),
        (["World Health Organisation"], "Q7817"),
        (["UN Security Council"], "Q37470"),
        (["United Nations Security Council"], "Q37470"),
        (["United Nations", "UN", "U.N."], "Q1065"),
        (["CARICOM"], "Q205995"),
        (["Gulf Cooperation Council"], "Q217172"),
        (["Harbour Union"], None),
        (["IOC"], None),
        (["World Bank", "World Trade Organization"], None),
        (["European Ferry Union", "EU"], None),
        ([], None),
    ],
)
def test_a_body_has_an_id_by_its_exact_name_or_an_acronym_that_means_no_other(names, found):
    assert body_id(names) == found


def test_the_list_is_whole():
    rows = resources.rows("bodies_wikidata.csv")
    assert len(rows) > 500
    assert all(row["name"] and re.fullmatch(r"Q\d+", row["wikidata"]) for row in rows)


def test_its_licence_stands_beside_it():
    assert "CC BY-SA 4.0" in resources.text("bodies_wikidata.csv").splitlines()[0]
    assert "Attribution-ShareAlike 4.0" in resources.text("bodies_wikidata.LICENSE.txt")
