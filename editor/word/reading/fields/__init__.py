"""What stands at the places of fields in a report, whoever edited it since, and what is prose."""
