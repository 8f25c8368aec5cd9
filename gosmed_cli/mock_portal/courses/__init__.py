"""Courses: the catalogue, seats and waiting lists, what happens when a course starts and ends (R92–R94)."""
