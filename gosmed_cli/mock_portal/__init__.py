"""The included portal: a real HTTP server with a real database, for tests, demos and reproductions."""
