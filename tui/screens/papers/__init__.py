"""Medical papers: prescriptions, sick leaves, and every other kind that there is a declaration of."""
