"""The site: where publications are announced, what their pages say, and how to ask for them politely.

Pure: `address`, `dates`, `page`, `sources`, `landing`, `classify`.
Doing: `robots`, `pace`, `guard`, `breaker`, `session`, `archive`.
"""
