"""Settings and the account: what can be changed, changed at once; what cannot, told with the reason."""
