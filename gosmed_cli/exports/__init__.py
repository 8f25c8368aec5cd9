"""Files that other programs open: calendars."""
