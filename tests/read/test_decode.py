import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoquote.errors import EmptyInput, InputError, NotText
from geoquote.read.decode import decode, without_surrogates

SENTENCE = "“We agree,” said the minister’s aide — in a café in Malmö — and left.\r\nNobody followed.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_text_in_the_usual_encodings_is_read_with_its_line_ends(encoding):
    assert decode((SENTENCE * 5).encode(encoding), "a.txt") == (SENTENCE * 5, None)


def test_utf16_of_either_byte_order_is_told_by_its_mark():
    for encoding, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        assert decode(mark + SENTENCE.encode(encoding), "a.txt") == (SENTENCE, None)


def test_a_declared_encoding_counts_where_the_bytes_are_no_utf8():
    russian = 'Посол сказал: "Да".' * 3
    assert decode(russian.encode("koi8-r"), "a.html", declared="koi8-r") == (russian, None)
    assert decode(russian.encode(), "a.html", declared="koi8-r") == (russian, None)
    assert decode(SENTENCE.encode("cp1252"), "a.html", declared="no-such-code")[0] == SENTENCE


def test_a_few_broken_bytes_cost_no_more_than_themselves_and_are_named():
    text, error = decode("“Yes”, she said. ".encode() + b"\xff" + " “No.”".encode(), "a.txt")
    assert text == "“Yes”, she said. \ufffd “No.”"
    assert isinstance(error, InputError) and "a.txt" in str(error) and "save its text as UTF-8" in str(error)


def test_lone_surrogates_are_replaced_one_for_one():
    assert without_surrogates("a\ud800b\udfff\udfffc") == "a\ufffdb\ufffd\ufffdc"
    assert decode("a\ud800b".encode("utf-8", "surrogatepass"), "a.txt") == ("a\ufffdb", None)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_what_is_written_in_utf8_is_read_as_it_is(text):
    if text.strip() and not text.startswith("\ufeff") and text.encode().strip():
        assert decode(text.encode(), "a.txt") == (text, None)


@given(st.binary())
def test_any_bytes_give_text_or_an_error_that_names_the_file(data):
    try:
        text, _ = decode(data, "a.txt")
    except (EmptyInput, NotText) as error:
        assert "a.txt" in str(error)
    else:
        text.encode("utf-8")


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be"])
def test_utf32_is_told_by_its_mark(encoding):
    mark = "" if encoding == "utf-32" else "\ufeff"
    assert decode((mark + SENTENCE).encode(encoding), "a.txt") == (SENTENCE, None)


@pytest.mark.parametrize("data", [b"\xff\xfea\0\0\0b\0", b"\xfe\xff\0a\0\0", b"\xff\xfe\0\0a\0\0\0\0\0\0\0"])
def test_a_mark_does_not_make_text_of_nul_characters(data):
    with pytest.raises(NotText, match=r"a\.txt: binary data"):
        decode(data, "a.txt")
