"""The command line: one file per command, options → use case → render."""
