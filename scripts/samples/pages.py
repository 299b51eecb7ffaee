"""Whole pages of the site: the frame round every page, full texts, landing pages, press releases, letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .markup import MARKUPS, Blocks
from .model import NOTICE, Body, Node, Para, Report
from .typography import Typography

PRESS_NOTES = (
    "For further information, please contact the press office on 0300 000 0000. This number isn't in use.",
    "The inspectorate independently assesses police forces and fire and rescue services for the public.",
)


def long_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def typography(report: Report) -> Typography:
    return Typography(tuple(report.words("typography")))


def markup_for(report: Report) -> Blocks:
    return MARKUPS[report.get("markup", "blocks")](typography(report))


@dataclass(frozen=True)
class Links:
    """Addresses of one publication's documents, as far as they exist; `size` is the PDF's, as printed."""

    landing: str
    html: tuple[tuple[str, str], ...] = ()  # (address, link text)
    pdf: tuple[tuple[str, str, str], ...] = ()  # (address, link text, size)
    press: str = ""
    letter: str = ""
    govuk: str = ""


def frame(title: str, content: str, extra_head: str = "", language: str = "en-GB") -> str:
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - Sample inspectorate site</title>
<link rel="stylesheet" href="{{{{pages}}}}/wp-content/themes/inspectorate/style.css">
<link rel="alternate" type="application/rss+xml" title="Feed" href="{{{{pages}}}}/feed/">
{extra_head}</head>
<body>
<a class="skip-link" href="#main">Skip to content</a>
<div id="cookie-notice" role="region" aria-label="Cookies"><p>We use cookies to make this site work.</p></div>
<header class="site-header"><p class="site-name"><a href="{{{{pages}}}}/">Sample inspectorate site</a></p>
<nav aria-label="Main"><ul>
<li><a href="{{{{pages}}}}/about-us/">About us</a></li>
<li><a href="{{{{pages}}}}/our-work/">Our work</a></li>
<li><a href="{{{{pages}}}}/peel-reports/">PEEL reports</a></li>
<li><a href="{{{{pages}}}}/publications/">Publications</a></li>
<li><a href="{{{{pages}}}}/news/news-feed/">News</a></li>
</ul></nav></header>
<main id="main">
{content}
</main>
<footer class="site-footer">
<p>{NOTICE}</p>
<ul><li><a href="{{{{pages}}}}/glossary/">Glossary</a></li>
<li><a href="{{{{pages}}}}/privacy/">Privacy</a></li>
<li><a href="{{{{pages}}}}/accessibility/">Accessibility</a></li></ul>
</footer>
</body>
</html>
"""


def contents(body: Body, markup: Blocks) -> str:
    """The contents list, made before the text so that its anchors agree with the text's."""
    rows = "\n".join(
        f'<li><a href="#{markup.id_for(heading.text)}">{markup.type.html(heading.text)}</a></li>'
        for heading in body.headings(2)
    )
    markup.anchors.clear()
    return f'<nav class="contents"><h2>Contents</h2>\n<ul>\n{rows}\n</ul></nav>'


def full_text(report: Report, body: Body, links: Links) -> str:
    markup = markup_for(report)
    title = markup.type.html(body.title or report.get("html_title") or report.title)
    menu = contents(body, markup) if report.get("contents", "yes") == "yes" else ""
    text = markup.render(body.nodes)
    shown = "" if report.get("html_date") == "none" else published_line(report, "html")
    if report.get("markup") == "older":
        return frame(title, older_page(title, report, text + markup.footnotes(), links))
    language = "cy" if body.name == "cy" else "en-GB"
    return frame(
        title,
        language=language,
        content=f"""<article>
<h1>{title}</h1>
{shown}
{menu}
<p class="print"><a href="javascript:window.print()">Print this document</a></p>
<div class="entry-content">
{text}
{markup.footnotes()}
</div>
<p class="back"><a href="{links.landing}">Back to publication</a></p>
</article>""",
    )


def published_line(report: Report, where: str) -> str:
    return f'<p class="published">Published on: <time>{long_date(report.printed(where))}</time></p>'


def older_page(title: str, report: Report, text: str, links: Links) -> str:
    updated = report.printed("updated")
    tabs = "".join(f'<li><a href="{address}">{name}</a></li>' for address, name in links.html)
    return f"""<div class="assessment">
<h1>{title}</h1>
<ul class="tabs">{tabs}</ul>
<p class="updated">Last updated {updated:%d/%m/%Y}</p>
<div class="tab-panel active">
{text}
</div>
<p><a href="{links.landing}">Return to summary</a></p>
</div>"""


def letter(report: Report, body: Body, links: Links) -> str:
    markup = markup_for(report)
    title = markup.type.html(body.title or report.title)
    text = markup.render(body.nodes)
    return frame(
        title,
        f"""<article>
<h1>{title}</h1>
{published_line(report, "html")}
<p class="print"><a href="javascript:window.print()">Print this document</a></p>
{letter_head(report, markup)}
<div class="entry-content">
{text}
{markup.footnotes()}
</div>
<p class="back"><a href="{links.landing}">Back to publication</a></p>
</article>""",
    )


def letter_head(report: Report, markup: Blocks) -> str:
    parts = "\n".join(
        f"<p><strong>{name}</strong></p>\n<p>{'<br>'.join(map(markup.type.html, value.split(';')))}</p>"
        for name, value in report.letter
    )
    return f'<section class="letter-information"><h2>Letter information</h2>\n{parts}\n</section>'


def press_release(report: Report, links: Links) -> str:
    markup = markup_for(report)
    headline = markup.type.html(report.press_title)
    return frame(
        headline,
        f"""<article class="news">
<p class="kicker"><a href="{{{{pages}}}}/news/news-feed/">News</a></p>
<h1>{headline}</h1>
<p class="date">{long_date(report.published)}</p>
{markup.render(report.press)}
<p><a href="{links.landing}">Get the report</a></p>
<h2>Notes to editors</h2>
{markup.render(Para(note) for note in PRESS_NOTES)}
</article>""",
    )


def landing(report: Report, links: Links, nodes: tuple[Node, ...]) -> str:
    layouts = {"buttons": landing_buttons, "headings": landing_headings, "definitions": landing_definitions}
    markup = Blocks(typography(report))
    title = markup.type.html(report.get("landing_title") or report.title)
    content = layouts[report.get("landing", "buttons")](report, links, title, markup.render(nodes))
    short = f'<link rel="shortlink" href="{{{{pages}}}}/?p={report.get("post")}">\n'
    return frame(title, content, f'<link rel="canonical" href="{links.landing}">\n{short}')


def get_lines(report: Report, links: Links) -> list[tuple[str, str]]:
    """(heading, HTML) for each way to the documents, in the order of the page."""
    noun = report.get("noun", "report")
    inner: list[str] = []
    for address, name in links.html:
        inner.append(f'<p>Read the {noun} online</p><p><a href="{address}">{name} (HTML)</a></p>')
    for address, name, size in links.pdf:
        inner.append(
            f'<p>Download the {noun}</p><p><a href="{address}">{name} (PDF document, {size})</a></p>'
        )
    if links.letter:
        inner.append(f'<p><a href="{links.letter}">{report.title} (HTML)</a></p>')
    if links.govuk:
        inner.append(f'<p><a href="{links.govuk}" rel="external">Read the report on GOV.UK</a></p>')
    parts = [(f"Get the {noun}", "\n".join(inner))] if inner else []
    if links.press:
        headline = report.press_title
        parts.append(("Get the press release", f'<p><a href="{links.press}">{headline}</a></p>'))
    return parts


def landing_buttons(report: Report, links: Links, title: str, text: str) -> str:
    types = ", ".join(
        f'<a href="{{{{pages}}}}/publications/?cat={name}">{name}</a>' for name in shown_types(report)
    )
    parts = "\n".join(
        f'<section class="cta"><h2>{head}</h2>\n{inner}\n</section>'
        for head, inner in get_lines(report, links)
    )
    return f"""<article class="publication">
<h1 class="entry-title">{title}</h1>
{published_line(report, "landing")}
<p class="types">Publication type: {types}</p>
<div class="entry-content">
{text}
</div>
{parts}
</article>"""


def landing_headings(report: Report, links: Links, title: str, text: str) -> str:
    types = "".join(f"<li>{name}</li>" for name in shown_types(report))
    parts = "\n".join(f"<h3>{head}</h3>\n{inner}" for head, inner in get_lines(report, links))
    return f"""<div class="row"><div class="col-8">
<h1>{title}</h1>
<div class="meta"><span>Published on:</span> <span>{long_date(report.printed("landing"))}</span></div>
<ul class="tags">{types}</ul>
{text}
{parts}
</div></div>"""


def landing_definitions(report: Report, links: Links, title: str, text: str) -> str:
    types = ", ".join(shown_types(report))
    parts = "\n".join(
        f'<div class="panel"><p class="panel-title"><b>{head}</b></p>\n{inner}\n</div>'
        for head, inner in get_lines(report, links)
    )
    return f"""<div id="content">
<h1>{title}</h1>
<dl class="facts"><dt>Published on:</dt><dd>{long_date(report.printed("landing"))}</dd>
<dt>Publication type:</dt><dd>{types}</dd></dl>
{text}
{parts}
</div>"""


def shown_types(report: Report) -> list[str]:
    return [name.strip() for name in report.get("types", "Thematic report").split("|")]
