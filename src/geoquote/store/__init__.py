"""The store: what was read and found, kept in one SQLite file and asked without reading it again.

`Store(path)` opens one, `default_path()` says where the user's own is.  Records come out as they went in.
docs/store.md describes the tables.
"""

from geoquote.store.answers import Candidates, Known, Stored
from geoquote.store.fingerprint import analysis_key, made_with
from geoquote.store.keep import FilePlace, Place
from geoquote.store.place import default_path, make_folder
from geoquote.store.store import Store

__all__ = [
    "Candidates",
    "FilePlace",
    "Known",
    "Place",
    "Store",
    "Stored",
    "analysis_key",
    "default_path",
    "made_with",
    "make_folder",
]
