"""`python -m geoquote`: the command, where its script is not on the path."""

from geoquote.cli.app import main

main()
