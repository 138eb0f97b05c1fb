"""Elements of the standard around the text: red head, signature, imprint."""
