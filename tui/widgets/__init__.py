"""Parts of screens; none of them knows a use case."""
