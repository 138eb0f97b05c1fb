"""Values about a report that came back from another program."""
