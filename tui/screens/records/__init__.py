"""Patients of one's institution, behind a code."""
