"""The command line: `app.py` and one module a command; only here do errors become exit codes."""
