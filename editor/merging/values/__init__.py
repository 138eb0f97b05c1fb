"""Values of an edited report: what each place holds now, against what was composed."""
