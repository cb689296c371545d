"""geoquote: who said what, about whom, under which treaty, out of foreign-policy news."""

from importlib.metadata import version

__all__ = ["__version__"]

__version__ = version("geoquote")
