"""SQLite on this disk: submissions under way, last seen statuses, the watermark of the feed."""
