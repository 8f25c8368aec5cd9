"""The first screen: where I stand, in one look."""
