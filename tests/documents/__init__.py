"""Tests of gosmed_cli.documents."""
