"""English as reports print it: characters, numbers in words, dates. Pure; used by `crawl` and `parse`."""
