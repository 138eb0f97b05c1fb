"""A session: one draft, its history and its counts."""
