"""The proof of an import: what a source holds against what the template made of it says."""
