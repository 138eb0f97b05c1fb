"""Templates written to harm: nothing in them runs, nothing reads, and all of them end soon."""
