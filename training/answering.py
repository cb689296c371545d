"""The pipeline with speakers' weights that only some annotated articles taught, to be put to the others."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from spacy.language import Language

from geoquote.nlp.coref import CorefComponent
from geoquote.nlp.model import default_folder
from training.speakers import Item, as_text, fit


@contextmanager
def answering(nlp: Language, data: Sequence[Item]) -> Iterator[None]:
    """Let a pipeline say meanwhile whom sources mean by weights fitted on these quotes."""
    coref = nlp.get_pipe("geoquote_coref")
    assert isinstance(coref, CorefComponent)
    before = coref.path
    with TemporaryDirectory() as folder:
        shutil.copy(default_folder() / "config.json", folder)
        (Path(folder) / "speakers.json").write_text(as_text(fit(data)), encoding="utf-8")
        coref.path = folder
        try:
            yield
        finally:
            coref.path = before
