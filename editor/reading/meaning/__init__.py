"""What a blank means: its type, and what it names."""
