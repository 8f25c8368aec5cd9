"""The full-screen cabinet."""
