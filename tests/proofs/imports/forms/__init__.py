"""Twenty forms and tables as offices keep them in Word."""
