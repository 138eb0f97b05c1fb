"""What print decides: title breaks, signature indents, tightening, where the imprint stands."""
