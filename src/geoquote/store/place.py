"""Where a store is kept, if nobody says otherwise: in the user's folder for caches."""

from pathlib import Path

from geoquote.errors import StoreError

_NAME = "articles.sqlite"


def default_path() -> Path:
    """Return the path of the user's store; nothing is made."""
    from platformdirs import user_cache_path  # a second's tenth that answers from a named store do without

    return user_cache_path("geoquote", appauthor=False) / _NAME


def make_folder(path: Path) -> None:
    """Make the folder of the user's store, for the user alone; StoreError where that is not possible."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{path.parent}: no folder can be made there ({error.strerror}); name a store with --db, "
            "or keep nothing with --no-store"
        ) from error
