import pytest

from geoquote.text.cluster import cluster_names, link_names
from geoquote.text.mention import NameMention


def mentions(text, *names):
    """Find the names one after the other; "ORG:Name" gives the type, PERSON otherwise."""
    found, at = [], 0
    for name in names:
        kind, _, name = name.rpartition(":")
        at = text.index(name, at)
        found.append(NameMention(name, kind or "PERSON", at, at + len(name)))
        at += len(name)
    return found


def clusters(text, *names):
    return cluster_names(mentions(text, *names), text)


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Alda Brennick", "Brennick"),
        ("Daung San Suu Brenn", "Suu Brenn"),
        ("Alda Brennick", "Alda"),
        ("Alda Brennick", "Ms Brennick"),
        ("President Alda Brennick", "Alda Brennick"),
        ("Alda Brennick", "Brennick’s"),
        ("Alda M. Brennick", "Alda Brennick"),
        ("A. Brennick", "Alda Brennick"),
        ("Kang Dae-mun", "Kang Dae Mun"),
        ("Kang Dae-mun", "Kangdaemun"),
        ("Kang Dae-mun", "Kang"),
        ("Kang Dae-mun", "Dae-mun Kang"),
        ("Rashid bin Yazan Al Qadir", "bin Yazan"),
        ("Rashid bin Yazan", "RBY"),
        ("Hatem el-Wardi", "Wardi"),
        ("Hatem el-Wardi", "al-Wardi"),
        ("Umm Tarek", "Tarek"),
        ("José Almenáriz", "Jose Almenariz"),
        ("Veronika Dubrovskaya", "Veronika Dubrovskaja"),
        ("Bill Thornquist", "William Thornquist"),
        ("Otto von Haldern", "Haldern"),
        ("Lewis Carraway Jr.", "Carraway Jr."),
        ("He Lanfen", "He"),
        ("Don Castellan", "Don"),
    ],
)
def test_a_short_or_other_form_joins_the_full_name(full, short):
    assert clusters(f"{full} spoke. Later {short} left.", full, short) == [0, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alda Brennick", "Tomas Brennick"),
        ("Kang Dae-mun", "Kang Dae-il"),
        ("Mario Velasque", "Maria Velasque"),
        ("Pyotr Ivanlev", "Anna Ivanleva"),
        ("Lewis Carraway Jr.", "Lewis Carraway Sr."),
        ("Rashid bin Yazan", "Salim bin Yazan"),
    ],
)
def test_two_people_never_merge(one, other):
    assert clusters(f"{one} met {other}.", one, other) == [0, 1]


def test_a_person_and_the_body_named_after_him_stay_apart():
    text = "Tomas Varnholt founded it. Varnholt said so. Varnholt cut jobs."
    assert clusters(text, "Tomas Varnholt", "Varnholt", "ORG:Varnholt") == [0, 0, 1]


def test_a_name_in_another_script_in_brackets_joins():
    text = "Mayor Lo Chun-wei (羅俊偉) spoke. 羅俊偉 left."
    assert clusters(text, "Lo Chun-wei", "羅俊偉", "羅俊偉") == [0, 0, 0]


def test_a_nickname_that_the_text_declares_joins():
    text = "Pavel Odrin, better known as Grey Fox, hid. Grey Fox was found."
    assert clusters(text, "Pavel Odrin", "Grey Fox", "Grey Fox") == [0, 0, 0]


def test_a_shared_surname_goes_to_the_one_addressed_alike():
    text = "Minister Kang Dae-mun met General Kang Su-ho.\n\nMinister Kang left. General Kang stayed."
    assert clusters(text, "Kang Dae-mun", "Kang Su-ho", "Kang", "Kang") == [0, 1, 0, 1]


def test_a_shared_surname_stays_with_its_holder_when_the_other_is_named_in_passing():
    text = "Alda Brennick resigned. Brennick denied a deal with her brother Tomas Brennick.\n\nBrennick left."
    assert clusters(text, "Alda Brennick", "Brennick", "Tomas Brennick", "Brennick") == [0, 0, 1, 0]


def test_a_shared_surname_changes_hands_when_the_other_becomes_the_subject():
    text = "Alda Brennick resigned. Brennick left.\n\nTomas Brennick took over. Brennick smiled."
    assert clusters(text, "Alda Brennick", "Brennick", "Tomas Brennick", "Brennick") == [0, 0, 1, 1]


def test_a_shared_surname_before_any_full_name_is_the_first_bearers_unless_he_only_owns_something():
    names = ("Brennick", "Alda Brennick", "Tomas Brennick")
    assert clusters("Brennick left. Alda Brennick met Tomas Brennick.", *names) == [0, 0, 1]
    assert clusters("Brennick left. Alda Brennick’s brother Tomas Brennick came.", *names) == [0, 1, 0]


def test_a_title_that_states_another_gender_rules_a_bearer_out():
    text = "Mr Tomas Brennick met Mrs Alda Brennick. Mr Brennick left."
    assert clusters(text, "Tomas Brennick", "Alda Brennick", "Brennick") == [0, 1, 0]


def test_a_shared_surname_is_flagged_and_less_sure():
    text = "Alda Brennick met Tomas Brennick. Brennick left. Doran Ives came. Ives sat."
    links = link_names(
        mentions(text, "Alda Brennick", "Tomas Brennick", "Brennick", "Doran Ives", "Ives"), text
    )
    assert [link.ambiguous for link in links] == [False, False, True, False, False]
    assert links[2].score < links[4].score


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("World Weather Council", "WWC"),
        ("the Harlan Center", "Harlan"),
        ("Harlan Centre", "Harlan Center"),
        ("the Brackwater University", "Brackwater"),
        ("Ministry of Finance", "Finance Ministry"),
        ("Ministry of Finance", "finance ministry"),
        ("Peruvian Fisheries Board", "Fisheries Board"),
        ("Peruvian Fisheries Board", "Peru’s Fisheries Board"),
        ("Bank of Lestonia", "the Bank of Lestonia"),
        ("Lumen Steel Holdings Ltd.", "Lumen Steel"),
        ("Forward Movement Party of Peru", "FMP"),
        ("National Assembly", "Assembly"),
        ("Orvale Airlines", "Orvale Airline"),
        ("US Department of Defense", "Pentagon"),
        ("Ferry Watch of Brackwater", "Ferry Watch"),
        ("Ferry Watch Peru", "Ferry Watch"),
        ("Northern Reform League (TVK)", "TVK"),
    ],
)
def test_a_short_form_of_a_body_joins(full, short):
    text = f"It was {full} first. Then {short} acted."
    assert clusters(text, f"ORG:{full}", f"ORG:{short}") == [0, 0]


def test_an_acronym_in_brackets_joins_even_where_no_letters_agree():
    text = "The Northern Reform League (TVK) met. TVK won."
    assert clusters(text, "ORG:Northern Reform League", "ORG:TVK") == [0, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Finance", "Ministry of Defence"),
        ("Harlan Center", "Harlan Center youth wing"),
        ("Party of Order", "Party of Labour"),
        ("Peru", "Peru Airlines"),
        ("PXT", "PXT Core Committee"),
        ("Order Party (Reformist)", "Order Party"),
        ("Harlan for Rivers", "Harlan"),
        ("Greenwater Peru", "Greenwater"),
    ],
)
def test_different_bodies_stay_apart(one, other):
    assert clusters(f"{one} met {other}.", f"ORG:{one}", f"ORG:{other}") == [0, 1]


def test_states_join_by_name_and_not_by_capital():
    text = "Britain and the United Kingdom and the British government are one; London is a town, the UK none."
    names = ["GPE:Britain", "GPE:United Kingdom", "GPE:British government", "GPE:London", "GPE:UK"]
    assert clusters(text, *names) == [0, 0, 0, 1, 0]


def test_a_people_stays_apart_from_its_state():
    text = "Peruvians left Peru; a Peruvian stayed."
    assert clusters(text, "NORP:Peruvians", "GPE:Peru", "NORP:Peruvian") == [0, 1, 0]


def test_order_of_input_does_not_matter():
    text = "Alda Brennick came. Brennick spoke. Doran Ives left."
    forward = mentions(text, "Alda Brennick", "Brennick", "Doran Ives")
    assert cluster_names(forward, text) == [0, 0, 1]
    assert cluster_names(forward[::-1], text) == [1, 0, 0]


def test_odd_mentions_do_no_harm():
    odd = [
        NameMention("", "PERSON", 0, 0),
        NameMention("’s", "ORG", 1, 2),
        NameMention("...", "PERSON", 3, 6),
    ]
    assert len(cluster_names(odd)) == 3
    assert cluster_names([]) == []
