"""The frame of a text: noise, title, addressee, headings, signature."""
