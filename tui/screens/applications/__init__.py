"""Applications: the list, and one of them with its history and remarks."""
