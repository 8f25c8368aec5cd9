"""Sign-in and cabinet, one file per subject."""
