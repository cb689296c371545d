import json

from geoquote.errors import EmptyInput, MalformedRow, NotText
from geoquote.read.columns import RowMaker
from geoquote.read.jsonl import read_jsonl


def write(tmp_path, *lines):
    file = tmp_path / "news.jsonl"
    file.write_bytes(
        b"".join(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines)
    )
    return file


def test_a_row_is_a_document_with_what_it_states(read, tmp_path):
    row = {
        "ID": 7,
        "Headline": "Talks  begin",
        "body": " The envoy said so.\r\n",
        "Published At": "2024-06-20T23:30:00+09:00",
        "source": "The Quay Letter",
        "url": "https://example.org/7",
        "authors": ["A. Vossberg", "B. Renquist"],
    }
    document = read(write(tmp_path, row)).only
    assert (document.id, document.kind, document.text) == ("news.jsonl:7", "row", " The envoy said so.\r\n")
    meta = document.meta
    assert (meta.title, meta.published, meta.publisher) == ("Talks begin", "2024-06-20", "The Quay Letter")
    assert (meta.url, meta.byline) == ("https://example.org/7", "A. Vossberg, B. Renquist")


def test_rows_without_an_id_go_by_their_line_and_ids_stay_apart(read, tmp_path):
    file = write(tmp_path, {"text": "One."}, b"\n", {"text": "Two."}, {"text": "Three.", "id": "3"})
    assert read(file).ids == ["news.jsonl:1", "news.jsonl:3", "news.jsonl:3:4"]


def test_broken_rows_are_named_by_line_and_the_rest_is_read(read, tmp_path):
    file = write(
        tmp_path,
        {"text": "One."},
        b'{"text": "Two\n',
        b"[1, 2]\n",
        {"title": "no text here"},
        {"text": 5},
        {"text": "  "},
        {"text": "a\0b"},
        b"[" * 100_000 + b"\n",
        {"text": "Last."},
    )
    result = read(file)
    assert result.texts == ["One.", "Last."]
    assert [type(error) for error in result.errors] == [MalformedRow] * 4 + [EmptyInput] + [MalformedRow] * 2
    for line, error in zip(range(2, 9), result.errors, strict=True):
        assert f"news.jsonl, line {line}: " in str(error)
    assert "'title'" in str(result.errors[2])


def test_a_lone_surrogate_is_replaced_and_a_pair_is_a_character(read, tmp_path):
    file = write(tmp_path, b'{"text": "a\\ud800b \\ud83d\\ude00", "title": "t\\udc00"}\n')
    document = read(file).only
    assert (document.text, document.meta.title) == ("a\ufffdb \U0001f600", "t\ufffd")


def test_a_file_without_a_last_line_end_and_with_a_mark_is_read(read, tmp_path):
    file = write(tmp_path, b"\xef\xbb\xbf", {"text": "One."}, b'{"text": "Two."}')
    assert read(file).texts == ["One.", "Two."]


def test_a_line_longer_than_any_buffer_is_read_whole(read, tmp_path):
    text = "The envoy said so. " * 20_000
    assert read(write(tmp_path, {"text": text}, {"text": "Two."})).texts == [text, "Two."]


def test_a_binary_file_is_named_once(read, tmp_path):
    result = read(write(tmp_path, b"\0\1\2\n" * 1000))
    assert isinstance(result.error, NotText)


class Endless:
    """A stream of rows without an end."""

    def read(self, _size):
        return b'{"text": "One."}\n' * 10

    def readline(self):
        return b'{"text": "More."}\n'

    def __iter__(self):
        return iter(self.readline, b"")


def test_rows_are_read_as_they_come():
    rows = read_jsonl(Endless(), RowMaker("a.jsonl", "a.jsonl"), print)
    assert [next(rows).text for _ in range(30)][-1] == "More."


def test_an_id_that_another_row_was_given_for_want_of_its_own_stays_apart_too(read, tmp_path):
    rows = [{"text": "One.", "id": "a:3"}, {"text": "Two.", "id": "a"}, {"text": "Three.", "id": "a"}]
    assert len(set(read(write(tmp_path, *rows)).ids)) == 3


def test_what_a_row_states_holds_no_nul(read, tmp_path):
    assert read(write(tmp_path, {"text": "One.", "title": "a\0b", "author": "\0"})).only.meta.title == "a b"
