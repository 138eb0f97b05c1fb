"""What lies on the disk: folders, settings, the template library, the journal, safe writing, text decoding."""
