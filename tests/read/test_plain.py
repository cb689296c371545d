def test_text_is_the_file_as_it_is(read, tmp_path):
    text = "First line.\r\n\r\n  Second\tline.\rThird — “quoted”.\n\n"
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read(tmp_path / "a.txt").only.text == text


def test_markdown_is_the_file_as_it_is(read, tmp_path):
    (tmp_path / "a.md").write_text("# Title\n\nThe *envoy* said so.\n")
    document = read(tmp_path / "a.md").only
    assert (document.kind, document.text) == ("markdown", "# Title\n\nThe *envoy* said so.\n")
