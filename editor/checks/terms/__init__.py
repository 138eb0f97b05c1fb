"""What a checked text, a finding and a rule are."""
