"""Page pictures: which areas of a PDF to show (marks), their drawing, and the page that lists them."""
