"""One grammar for both readers: blocks in, items out. It follows what reports say, not their markup."""
