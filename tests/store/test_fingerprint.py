"""What makes two analyses of one text the same."""

from geoquote.store import analysis_key, made_with

SAME = {"model": None, "patterns": "", "raw": False}


def test_options_network_and_names_of_ones_own_make_a_difference(tmp_path):
    (tmp_path / "meta.json").write_text("{}")
    kinds = [
        SAME,
        SAME | {"raw": True},
        SAME | {"patterns": "0f"},
        SAME | {"model": "spacy"},
        SAME | {"model": "xx_nowhere"},
        SAME | {"model": str(tmp_path)},
    ]
    assert len({made_with(**kind) for kind in kinds}) == len(kinds)
    assert made_with(**SAME) == made_with(**SAME)


def test_a_pipeline_that_was_trained_anew_is_another(tmp_path):
    (tmp_path / "meta.json").write_text("{}")
    before = made_with(**SAME | {"model": str(tmp_path)})
    (tmp_path / "meta.json").write_text('{"version": "2"}')
    assert made_with(**SAME | {"model": str(tmp_path)}) != before


def test_text_and_what_is_read_of_it_make_a_difference():
    keys = {
        analysis_key("0", [(0, 5, "body")], made_with="m"),
        analysis_key("1", [(0, 5, "body")], made_with="m"),
        analysis_key("0", [(0, 4, "body")], made_with="m"),
        analysis_key("0", [(0, 5, "title")], made_with="m"),
        analysis_key("0", [(0, 5, "body")], made_with="n"),
    }
    assert len(keys) == 5
