"""The site's pages that are no publication: glossary, forces in Engage, about, the 404 page, the style."""

from __future__ import annotations

from .markup import Blocks
from .model import Heading, Node, Para
from .pages import frame
from .typography import Typography

GLOSSARY = {
    "area for improvement": "An aspect of a force's practice, policy or performance that falls short of the "
    "expected standard. It is less serious than a cause of concern.",
    "cause of concern": "A serious or critical shortcoming in a force's practice, policy or performance. It "
    "always comes with one or more recommendations.",
    "Engage": "The phase of monitoring in which a force makes an improvement plan with our help.",
    "recommendation": "A formal proposal that a force or another body should do something to put right a "
    "shortcoming. By 30 June each year, the inspectorate reviews how many have been closed.",
    "Scan": "The default phase of monitoring.",
}

ENGAGE = (
    ("Wiltshire Police", "2022", "responding to the public; protecting vulnerable people"),
    ("Devon and Cornwall Police", "2022", "recording crime; managing sexual and violent offenders"),
    ("West Midlands Police", "2023", "investigating crime; managing offenders"),
)

STYLE_PATH = "/wp-content/themes/inspectorate/style.css"
STYLE = """body { font: 17px/1.55 Arial, sans-serif; color: #1c2430; margin: 0; }
.skip-link { position: absolute; left: -999em; }
#cookie-notice { background: #eef1f4; padding: 2px 24px; font-size: 14px; }
.site-header { background: #1d2f4f; padding: 10px 24px; }
.site-header a { color: #fff; text-decoration: none; }
.site-name { font-size: 22px; font-weight: bold; margin: 4px 0; }
.site-header ul { list-style: none; display: flex; gap: 22px; padding: 0; margin: 4px 0; }
#main { max-width: 820px; margin: 24px auto; padding: 0 24px; } h1 { line-height: 1.2; }
.contents { background: #f5f6f8; padding: 4px 20px; } .contents li { list-style: none; }
.has-background, .callout, .panel, details { background: #e4eef5; padding: 8px 18px; margin: 16px 0; }
summary { font-weight: bold; } .cta { border-top: 3px solid #1d2f4f; margin-top: 28px; }
.card { border-bottom: 1px solid #ccd3da; } .card__meta { color: #55606c; font-size: 15px; }
table { border-collapse: collapse; } td, th { border: 1px solid #b8c1ca; padding: 4px 8px; text-align: left; }
.site-footer { border-top: 1px solid #ccd3da; padding: 8px 24px; font-size: 14px; color: #55606c; }
"""


def static_pages() -> dict[str, str]:
    simple = {
        "/about-us/": ("About us", "We are a made-up inspectorate on a sample site."),
        "/our-work/": (
            "Our work",
            "Inspections of police forces and of fire and rescue services, reported in sample documents.",
        ),
        "/privacy/": ("Privacy", "This sample site keeps nothing about its visitors."),
        "/accessibility/": ("Accessibility", "Tell us if you can't read one of these sample documents."),
        "/404/": (
            "404 Page not found",
            "The page you asked for isn't here. It may have been moved, or it was never written.",
        ),
    }
    pages = {path: page(title, (Para(text),)) for path, (title, text) in simple.items()}
    pages[STYLE_PATH] = STYLE
    pages["/glossary/"] = page("Glossary", glossary())
    pages["/about-us/what-we-do/our-approach-to-monitoring-forces/police-forces-in-engage/"] = page(
        "Police forces in Engage", engage()
    )
    return pages


def page(title: str, nodes: tuple[Node, ...]) -> str:
    return frame(title, f"<article>\n<h1>{title}</h1>\n{Blocks(Typography()).render(nodes)}\n</article>")


def glossary() -> tuple[Node, ...]:
    nodes: list[Node] = []
    for term, meaning in GLOSSARY.items():
        nodes += [Heading(2, term), Para(meaning)]
    return tuple(nodes)


def engage() -> tuple[Node, ...]:
    nodes: list[Node] = [Para("These forces are in the Engage phase of our monitoring process.")]
    for force, year, reasons in ENGAGE:
        nodes += [Heading(2, force), Para(f"Moved to Engage in {year}. Reasons: {reasons}.")]
    return tuple(nodes)
