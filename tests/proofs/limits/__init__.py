"""Inputs that are long, deep or many: each command ends in time, or says which limit was passed."""
