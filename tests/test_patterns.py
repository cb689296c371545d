"""What a file of the user's own names may say, and what is said of a wrong line."""

import pytest

from geoquote.errors import MissingInput, PatternError
from geoquote.patterns import NONE, read_patterns

GOOD = (
    '{"label": "PERSON", "pattern": [{"LOWER": "mayor"}, {"TEXT": "Solen"}], "id": "solen"}\n'
    '{"label": "PERSON", "pattern": "Mira Solen", "id": "solen"}\n'
    '{"label": "PERSON", "pattern": "M. Solen", "id": "solen"}\n'
    '{"label": "ORG", "pattern": "Brackwater Five"}\n'
)


@pytest.fixture
def file(tmp_path):
    """Writes a file of patterns."""

    def write(content: str, name: str = "names.jsonl"):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8", newline="")
        return path

    return write


def test_lines_are_read_in_order_and_empty_ones_passed_over(file):
    found = read_patterns([file(GOOD.replace("\n", "\r\n\r\n"))])
    assert [(p.label, p.id) for p in found.lines] == [("PERSON", "solen")] * 3 + [("ORG", None)]
    assert found.lines[1].pattern == "Mira Solen"
    assert found.lines[1].origin.endswith("names.jsonl, line 3")


def test_an_id_is_called_by_its_first_name_as_printed(file):
    assert read_patterns([file(GOOD)]).names == {"solen": "Mira Solen"}


def test_no_file_and_an_empty_one_are_no_patterns(file):
    assert read_patterns([]) == read_patterns([file("\n")]) == NONE


def test_the_fingerprint_is_of_what_the_patterns_say_not_of_where_they_stand(file):
    one = read_patterns([file(GOOD)])
    rows = GOOD.splitlines(keepends=True)
    apart = read_patterns([file("".join(rows[:2]), "a.jsonl"), file("".join(rows[2:]), "b.jsonl")])
    assert one == apart
    assert one.fingerprint == apart.fingerprint != ""
    for other in (GOOD.replace("Five", "Six"), GOOD.replace("ORG", "FAC"), GOOD.replace('"solen"', '"s"')):
        assert read_patterns([file(other)]) != one


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("label: PERSON", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('["PERSON"]', 'is no object; write {"label"'),
        ('{"label": "PERSON", "pattern": "Mira Solen", "ID": "x"}', "no such key as 'ID'"),
        ('{"label": "PER", "pattern": "Mira Solen"}', 'label "PER" is none of PERSON, ORG'),
        ('{"label": ["PERSON"], "pattern": "Mira Solen"}', 'label ["PERSON"] is none of'),
        ('{"pattern": "Mira Solen"}', "label null is none of"),
        ('{"label": "PERSON", "pattern": "Mira Solen", "id": 7}', "id 7 is no text"),
        ('{"label": "PERSON", "pattern": "Mira Solen", "id": " "}', 'id " " is no text'),
        ('{"label": "PERSON"}', "pattern null is neither a name nor a list of tokens"),
        ('{"label": "PERSON", "pattern": []}', "is neither a name nor a list of tokens"),
        ('{"label": "PERSON", "pattern": ["Mira"]}', "is neither a name nor a list of tokens"),
        ('{"label": "PERSON", "pattern": " — "}', "has no word in it"),
        ('{"label": "PERSON", "pattern": [{"pos": "PROPN"}]}', "pos is not known when names are looked for"),
        (f'{{"label": "{"X" * 100}", "pattern": "Mira Solen"}}', "…"),
    ],
)
def test_a_bad_line_is_named_with_file_line_and_remedy(file, line, said):
    path = file(f"{GOOD}{line}\n")
    with pytest.raises(PatternError) as caught:
        read_patterns([path])
    assert str(caught.value).startswith(f"{path}, line 5: ")
    assert said in str(caught.value)


def test_an_id_has_one_label(file):
    with pytest.raises(
        PatternError, match=r"names\.jsonl, line 2: id 'x' is ORG here and PERSON in .*, line 1; give it one"
    ):
        read_patterns(
            [
                file(
                    '{"label": "PERSON", "pattern": "A", "id": "x"}\n{"label": "ORG", "pattern": "B", "id": "x"}'
                )
            ]
        )


def test_one_name_is_not_given_to_two(file):
    with pytest.raises(
        PatternError, match=r"names\.jsonl, line 2: 'A' stands in .*, line 1 with another label or id"
    ):
        read_patterns(
            [file('{"label": "ORG", "pattern": "A", "id": "x"}\n{"label": "ORG", "pattern": "A", "id": "y"}')]
        )


def test_a_file_must_be_there(tmp_path):
    with pytest.raises(MissingInput, match=r"no\.jsonl: no such file; name a file of patterns"):
        read_patterns([tmp_path / "no.jsonl"])


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(PatternError, match="not readable"):
        read_patterns([tmp_path])


def test_bytes_that_are_no_utf_8_are_named(tmp_path):
    (tmp_path / "n.jsonl").write_bytes(b'{"label": "\xff"}')
    with pytest.raises(PatternError, match="byte 11 is not UTF-8; save the file as UTF-8"):
        read_patterns([tmp_path / "n.jsonl"])
