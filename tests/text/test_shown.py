from geoquote.text.shown import aliases, canonical_name


def test_the_fullest_name_is_shown_without_title():
    assert canonical_name(["Brennick", "President Alda Brennick’s", "Ms Brennick"]) == "Alda Brennick"


def test_a_body_loses_its_article_and_nothing_else():
    assert canonical_name(["WWC", "the World Weather Council"], kind="ORG") == "World Weather Council"
    assert canonical_name(["General Lamps’", "the President’s Office"], kind="ORG") == "President’s Office"


def test_of_two_spellings_the_more_frequent_is_shown():
    assert canonical_name(["Alda Brenick", "Alda Brennick", "Alda Brennick"]) == "Alda Brennick"


def test_a_title_that_may_be_a_name_stays_before_a_single_word():
    assert canonical_name(["King Oswin"]) == "King Oswin"


def test_aliases_come_in_order_once_each():
    said = ["President Alda Brennick", "Brennick", "Mr. Brennick’s", "Alda Brennick"]
    assert aliases(said) == ["Alda Brennick", "Brennick"]
