"""Courses: what there is, and what one has enrolled in."""
