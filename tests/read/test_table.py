import pytest

from geoquote.errors import EmptyInput, InputError, MalformedRow


def write(tmp_path, data, name="news.csv"):
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def test_a_row_is_a_document_whose_text_is_verbatim(read, tmp_path):
    document = read(
        write(tmp_path, 'id,Title,text,date\nx1,Talks,"One, ""two""\r\n\r\nthree",20 June 2024\n')
    ).only
    assert (document.id, document.text) == ("news.csv:x1", 'One, "two"\r\n\r\nthree')
    assert (document.meta.title, document.meta.published) == ("Talks", "2024-06-20")


@pytest.mark.parametrize(
    ("name", "delimiter"), [("a.tsv", "\t"), ("a.csv", ";"), ("a.csv", "\t"), ("a.csv", "|")]
)
def test_the_header_shows_what_parts_the_columns(read, tmp_path, name, delimiter):
    assert (
        read(write(tmp_path, f"id{delimiter}content\n1{delimiter}Yes, so.\n", name)).only.text == "Yes, so."
    )


def test_rows_without_an_id_go_by_the_line_they_begin_on(read, tmp_path):
    assert read(write(tmp_path, 'text\nOne.\n"Two\nlines."\n\nFour.\n')).ids == [
        "news.csv:2",
        "news.csv:3",
        "news.csv:6",
    ]


def test_a_field_may_be_of_any_length(read, tmp_path):
    text = "The envoy said so. " * 50_000
    assert read(write(tmp_path, f'text\n"{text}"\n')).only.text == text


def test_broken_rows_are_named_by_line_and_the_rest_is_read(read, tmp_path):
    result = read(write(tmp_path, 'id,text\n1,One, two\n2\n3,\n4,"a" b\n5,Five.\n6,"never closed\n'))
    assert result.texts == ["Five."]
    kinds = [MalformedRow, MalformedRow, EmptyInput, MalformedRow, MalformedRow]
    assert [type(error) for error in result.errors] == kinds
    for line, error in zip((2, 3, 4, 5, 7), result.errors, strict=True):
        assert f"news.csv, line {line}: " in str(error)


def test_a_table_without_a_text_column_says_which_names_it_looks_for(read, tmp_path):
    result = read(write(tmp_path, "name,date\nx,2024\n"))
    assert type(result.error) is InputError
    assert "name,date" in str(result.error) and "article_text" in str(result.error)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_tables_as_spreadsheets_write_them_are_read(read, tmp_path, encoding):
    data = "id;text\r\n1;“Yes,” said the envoy’s aide in Malmö.\r\n".encode(encoding)
    assert read(write(tmp_path, data)).only.text == "“Yes,” said the envoy’s aide in Malmö."


def test_an_empty_table_is_named(read, tmp_path):
    for data in ("", "\n \n", "".encode("utf-16")):
        error = read(write(tmp_path, data)).error
        assert type(error) is EmptyInput and "news.csv: empty" in str(error)
    assert read(write(tmp_path, "id,text\n")).documents == []


@pytest.mark.parametrize("data", [b"text\r\xff\n", b"text\rWe stay.\rYou go.\r", b'a\rb,"text"\nx\n'])
def test_a_header_that_cannot_be_read_is_named(read, tmp_path, data):
    result = read(write(tmp_path, data))
    assert result.documents == []
    assert "news.csv: the header" in str(result.error) and "line feeds" in str(result.error)
