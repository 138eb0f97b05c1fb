"""Tables of an edited report against those of its draft, and markup rewritten by what a line says now."""
