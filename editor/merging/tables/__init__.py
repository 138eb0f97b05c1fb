"""Tables of an edited report against those of its draft."""
