"""Sources and builders of the sample site: texts in `reports/`, pages and PDFs made from them.

Nothing here is part of the installed program; the built site under `hmicwatch/sample/site/` is.
"""
