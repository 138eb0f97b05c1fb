"""Elements of the standard around the text: red head, signature, imprint, attendance lists."""
