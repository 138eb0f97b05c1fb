"""Files in and out: reading, decoding, converting, safe writing."""
