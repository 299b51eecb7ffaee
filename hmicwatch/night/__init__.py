"""The steps of a night, in the order in which `hmicwatch.nightly` takes them.

`which` run it is; `discovering`; `agenda`; `look` at one publication: `collect`, `title`,
`read_publication`, `keep`; `log` and `why_not` tell how it went.
"""
