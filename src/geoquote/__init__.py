"""geoquote: who said what, about whom, under which treaty, out of foreign-policy news."""

__all__ = ["__version__"]


def __getattr__(name: str) -> str:
    """Give `__version__` when it is asked for: looking it up costs a quarter of what the help page does."""
    if name == "__version__":
        from importlib.metadata import version

        return version("geoquote")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
