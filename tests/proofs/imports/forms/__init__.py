"""Twenty forms and tables as offices keep them in Word, with the blanks that each of them has."""
