"""The record of one patient."""
