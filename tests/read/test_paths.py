import gzip
import io
import os
import zipfile
from threading import Thread

import pytest

from geoquote.errors import EmptyInput, InputError, MissingInput, NotText, UnknownKind, UsageError


def write(path, text="The envoy said the talks had begun."):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_argument_is_known_by_its_bare_name(read, tmp_path):
    document = read(write(tmp_path / "a" / "visit.txt")).only
    assert (document.id, document.kind) == ("visit.txt", "text")
    assert document.path.endswith("a/visit.txt")


def test_a_folder_is_walked_by_name_and_its_files_known_by_relative_path(read, tmp_path):
    for name in ("b.txt", "a/z.md", "a/b/c.html", "C.txt"):
        write(tmp_path / name, "<p>The envoy said the talks had begun.</p>")
    assert read(tmp_path).ids == ["C.txt", "a/b/c.html", "a/z.md", "b.txt"]


def test_hidden_files_and_linked_folders_are_left_out_and_unknown_kinds_named(read, tmp_path):
    write(tmp_path / "seen.txt")
    write(tmp_path / ".hidden.txt")
    write(tmp_path / ".git" / "config.txt")
    write(tmp_path / "chart.png")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    result = read(tmp_path)
    assert result.ids == ["seen.txt"]
    assert result.skipped == [str(tmp_path / "chart.png")]


def test_links_that_lead_nowhere_are_files_that_cannot_be_read(read, tmp_path):
    write(tmp_path / "seen.txt")
    (tmp_path / "itself.txt").symlink_to("itself.txt")
    (tmp_path / "gone.txt").symlink_to("nothing")
    (tmp_path / "itself").symlink_to("itself")
    result = read(tmp_path)
    assert result.ids == ["seen.txt"]
    assert [str(e).partition(": ")[0] for e in result.errors] == [
        str(tmp_path / "gone.txt"),
        str(tmp_path / "itself.txt"),
    ]
    assert result.skipped == [str(tmp_path / "itself")]


def test_folders_may_be_named_in_any_way(read, tmp_path, monkeypatch):
    write(tmp_path / "in" / "sub" / "a.txt")
    monkeypatch.chdir(tmp_path / "in")
    for argument, shown in [
        (".", "sub/a.txt"),
        ("./", "sub/a.txt"),
        ("sub/..", "sub/../sub/a.txt"),
        (tmp_path / "in", f"{tmp_path}/in/sub/a.txt"),
        (f"{tmp_path}//in/./", f"{tmp_path}/in/sub/a.txt"),
    ]:
        document = read(argument).only
        assert (document.id, document.path) == ("sub/a.txt", shown)
    assert read(".", tmp_path / "in", "sub").ids == ["sub/a.txt"]


@pytest.mark.parametrize("name", ["a.", "txt", "a.txt.", "a.b"])
def test_a_name_without_a_known_ending_is_of_no_kind(read, tmp_path, name):
    file = write(tmp_path / name)
    assert read(tmp_path).skipped == [str(file)]


def test_the_order_of_arguments_makes_no_difference(read, tmp_path):
    one, two = write(tmp_path / "x" / "one.txt"), write(tmp_path / "y" / "two.txt")
    assert read(one.parent, two.parent).ids == read(two.parent, one.parent).ids


def test_equal_names_are_told_apart_by_the_shortest_parent(read, tmp_path):
    paths = [write(tmp_path / "old" / "in" / "a.txt"), write(tmp_path / "new" / "in" / "a.txt")]
    assert read(*paths).ids == ["new/in/a.txt", "old/in/a.txt"]
    assert read(paths[0].parent, paths[1].parent, write(tmp_path / "b.txt")).ids == [
        "b.txt",
        "new/in/a.txt",
        "old/in/a.txt",
    ]


def test_a_file_met_twice_is_read_once(read, tmp_path):
    file = write(tmp_path / "sub" / "a.txt")
    assert read(file, tmp_path, file.parent).ids == ["sub/a.txt"]


def test_standard_input_is_text_or_html_by_its_look(read):
    text = read("-", stdin=b"The envoy said the talks had begun.").only
    assert (text.id, text.path, text.kind) == ("-", "-", "text")
    page = read(
        "-", stdin=b"<!DOCTYPE html><html><body><p>The envoy said the talks had begun.</p></body></html>"
    ).only
    assert (page.kind, page.text) == ("html", "The envoy said the talks had begun.")


def test_a_named_pipe_is_read_like_standard_input(read, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=(b"The envoy said so.",))
    writer.start()
    assert read(pipe).only.text == "The envoy said so."
    writer.join()


def test_a_missing_path_is_wrong_usage_before_anything_is_read(read, tmp_path):
    with pytest.raises(MissingInput, match=r"gone\.txt: no such file or folder"):
        read(write(tmp_path / "a.txt"), tmp_path / "gone.txt")
    assert issubclass(MissingInput, UsageError)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a.docx", "a word processor's file; save its text as .txt"),
        ("a.pdf", "a PDF"),
        ("a.mhtml", "save it as .html"),
        ("a.json", ".jsonl"),
        ("a.xlsx", "save it as .csv"),
        ("a.zip", "unpack"),
        ("a.xyz", "unknown kind; geoquote reads .csv"),
        ("article", "unknown kind"),
    ],
)
def test_a_named_file_of_another_kind_is_wrong_usage_with_the_remedy(read, tmp_path, name, says):
    with pytest.raises(UnknownKind) as caught:
        read(write(tmp_path / name))
    assert name in str(caught.value) and says in str(caught.value)


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", EmptyInput, "empty"),
        (b" \n\t\r\n", EmptyInput, "empty"),
        (b"\xef\xbb\xbf", EmptyInput, "empty"),
        (b"The envoy\0said", NotText, "NUL"),
        (b"\x01\x02\x03\x04" * 100, NotText, "control characters"),
        (b"\x89PNG\r\n\x1a\n....", NotText, "a picture, and geoquote reads text; write its words down"),
        (gzip.compress(bytes(10_000_000)), NotText, "gzip"),
        (b"%PDF-1.7\n...", NotText, "a PDF"),
        (b"PK\x03\x04....", NotText, "Word"),
    ],
)
def test_a_file_that_is_no_text_is_named_and_the_others_are_read(read, tmp_path, data, error, says):
    (tmp_path / "bad.txt").write_bytes(data)
    write(tmp_path / "good.txt")
    result = read(tmp_path)
    assert result.ids == ["good.txt"]
    assert type(result.error) is error
    assert "bad.txt" in str(result.error) and says in str(result.error)


def test_an_unreadable_file_is_named_and_the_others_are_read(read, tmp_path):
    (tmp_path / "bad.txt").symlink_to(tmp_path / "nowhere")
    write(tmp_path / "good.txt")
    result = read(tmp_path)
    assert result.ids == ["good.txt"]
    assert type(result.error) is InputError and "bad.txt: cannot be read" in str(result.error)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
def test_a_closed_folder_is_named(read, tmp_path):
    (tmp_path / "closed").mkdir(mode=0)
    assert "cannot be opened" in str(read(tmp_path).error)


def test_a_folder_that_cannot_be_opened_is_named_and_the_others_are_read(read, tmp_path, monkeypatch):
    write(tmp_path / "closed" / "a.txt")
    write(tmp_path / "open" / "b.txt")
    scandir = os.scandir

    def closed_to_us(folder):
        if folder == f"{tmp_path}/closed":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", closed_to_us)
    result = read(tmp_path)
    assert result.ids == ["open/b.txt"]
    assert type(result.error) is InputError
    assert str(result.error).startswith(f"{tmp_path}/closed: cannot be opened (Permission denied)")


def test_a_file_name_that_is_no_utf8_gives_an_id_that_is(read, tmp_path):
    file = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(file, "wb") as stream:  # noqa: PTH123 - a path of bytes
        stream.write(b"The envoy said so.")
    document = read(tmp_path).only
    assert document.id == "caf\ufffd.txt"
    document.path.encode("utf-8")


def zip_bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", bytes(10_000_000))
    return stream.getvalue()


@pytest.mark.parametrize("name", ["a.zip", "a.docx", "a.gz", "a.txt", "a.html", "a.jsonl", "a.csv", "a.md"])
@pytest.mark.parametrize("bomb", [zip_bomb(), gzip.compress(bytes(10_000_000))], ids=["zip", "gzip"])
def test_packed_files_are_refused_and_never_unpacked(read, tmp_path, name, bomb):
    (tmp_path / name).write_bytes(bomb)
    try:
        result = read(tmp_path / name)
    except UnknownKind:
        assert name in ("a.zip", "a.docx", "a.gz")
    else:
        assert result.documents == []
        assert type(result.error) is NotText and "packed file" in str(result.error)
