"""A template made of an inspection."""
