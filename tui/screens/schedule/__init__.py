"""The week: when patients are received, who comes when; hours opened and closed."""
