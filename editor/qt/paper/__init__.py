"""Drawing pages: on the screen, as PDF and as PNG. Knows no session."""
