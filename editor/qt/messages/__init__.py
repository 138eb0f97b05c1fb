"""Everything said to the person: bars, notices, questions, and the progress of long work."""
