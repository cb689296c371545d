import json

import pytest

from geoquote.errors import ModelError
from geoquote.nlp import model


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "config.json").write_text(json.dumps({"format": model.FORMAT}), encoding="utf-8")
    return tmp_path


def test_the_folder_asked_for_is_taken(folder):
    assert model.folder_of(str(folder)) == folder


@pytest.mark.model
def test_without_a_folder_the_shipped_network_is_taken():
    assert model.folder_of(None) == model.default_folder()


def test_a_folder_without_a_network_is_named_with_the_remedy(tmp_path):
    with pytest.raises(ModelError, match=rf"{tmp_path.name}.*config\.json is missing.*reinstall"):
        model.folder_of(str(tmp_path))


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", "1", '"format"'])
def test_a_damaged_config_is_named_with_the_remedy(folder, content):
    (folder / "config.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"config\.json.*reinstall"):
        model.folder_of(str(folder))


def test_a_network_of_another_format_is_named_with_the_remedy(folder):
    (folder / "config.json").write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(ModelError, match=r"config\.json: format 99.*install the version that wrote it"):
        model.folder_of(str(folder))


@pytest.mark.parametrize(
    ("read", "file"),
    [
        (lambda folder: model.encoder(folder, 1), "vocab.txt"),
        (model.heads, "heads.npz"),
        (model.speakers, "speakers.json"),
        (model.confidence, "confidence.json"),
    ],
)
def test_a_missing_file_is_named_with_the_remedy(folder, read, file):
    with pytest.raises(ModelError, match=rf"{file}.*reinstall"):
        read(folder)


@pytest.mark.parametrize(
    ("read", "file"),
    [
        (lambda folder: model.encoder(folder, 1), "encoder.onnx"),
        (lambda folder: model.encoder(folder, 1), "vocab.txt"),
        (model.heads, "heads.npz"),
    ],
)
@pytest.mark.parametrize("sums", [{}, [], {"encoder.onnx": "0", "vocab.txt": "0", "heads.npz": "0"}])
def test_a_file_of_another_training_is_named_with_the_remedy(folder, read, file, sums):
    config = json.dumps({"format": model.FORMAT, "sha256": sums})
    (folder / "config.json").write_text(config, encoding="utf-8")
    (folder / file).write_bytes(b"of another training")
    with pytest.raises(ModelError, match=rf"{file}: not the file .*two trainings.*reinstall"):
        read(folder)


def test_a_config_without_sums_is_named_with_the_remedy(folder):
    (folder / "heads.npz").write_bytes(b"whatever")
    with pytest.raises(ModelError, match=r"config\.json: .*sha256.*reinstall"):
        model.heads(folder)


@pytest.mark.model
def test_a_network_is_read_once(nlp):
    folder = model.default_folder()
    assert model.heads(folder) is model.heads(folder)
    assert model.encoder(folder, 0) is model.encoder(folder, 0)
