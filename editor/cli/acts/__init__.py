"""What the larger commands do: fill, fill forms, fill many, draw pages."""
