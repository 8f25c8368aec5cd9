"""Pages for readers say only what is so."""
