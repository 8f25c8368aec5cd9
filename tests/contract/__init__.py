"""Tests of gosmed_cli.contract."""
