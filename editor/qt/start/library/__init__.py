"""The library on the start page: cards, search, a look inside."""
