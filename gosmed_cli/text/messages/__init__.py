"""The messages themselves, a file per subject; see `text.say`."""
