import pytest

from geoquote.errors import ModelError
from geoquote.neural.wordpiece import MAX_CHARS, MAX_PIECES, WordPiece

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "river",
    "##s",
    "##side",
    "un",
    "##known",
    "a",
    "##a",
    "b",
    "'",
    "-",
    "汉",
    "字",
    "e",
    "##é",
    "[MASK]",
]


@pytest.fixture
def pieces():
    made = WordPiece(VOCABULARY)
    return lambda word: [VOCABULARY[i] for i in made.pieces(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("river", ["river"]),
        ("River", ["river"]),
        ("RIVERS", ["river", "##s"]),
        ("riverside", ["river", "##side"]),
        ("unknown", ["un", "##known"]),
        ("à", ["a"]),
        ("a\u0300", ["a"]),
        ("É", ["e"]),
        ("a'b", ["a", "'", "b"]),
        ("a-b", ["a", "-", "b"]),
        ("a b", ["a", "b"]),
        ("汉字", ["汉", "字"]),
        ("a汉b", ["a", "汉", "b"]),
        ("riverx", ["[UNK]"]),
        ("\u0301", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("🙂", ["[UNK]"]),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces_of_the_vocabulary(pieces, word, expected):
    assert pieces(word) == expected


def test_a_very_long_word_is_one_unknown_piece(pieces):
    assert pieces("a" * (MAX_CHARS + 1)) == ["[UNK]"]


def test_of_a_word_with_very_many_pieces_the_first_are_kept(pieces):
    assert pieces("汉字" * 50) == ["汉", "字"] * (MAX_PIECES // 2)


def test_the_special_pieces_are_known_by_name():
    made = WordPiece(VOCABULARY)
    assert (made.pad, made.unk, made.cls, made.sep, made.mask) == (0, 1, 2, 3, 18)


def test_a_missing_vocabulary_is_named_with_the_remedy(tmp_path):
    with pytest.raises(ModelError, match=r"vocab\.txt.*reinstall"):
        WordPiece.from_file(tmp_path / "vocab.txt")


@pytest.mark.parametrize("content", [b"", b"river\n", b"\xff\xfe\x00"])
def test_a_damaged_vocabulary_is_named_with_the_remedy(tmp_path, content):
    (tmp_path / "vocab.txt").write_bytes(content)
    with pytest.raises(ModelError, match=r"vocab\.txt.*reinstall"):
        WordPiece.from_file(tmp_path / "vocab.txt")
