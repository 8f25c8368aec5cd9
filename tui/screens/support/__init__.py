"""Support: tickets as conversations, and the other ways to ask."""
