"""The same three recommendations in many people's markup, and what is around them on a page."""

import pytest

from hmicwatch.domain import HtmlPlace, ItemKind
from hmicwatch.errors import UnreadableFile
from hmicwatch.parse.blocks import Block, BlockKind
from hmicwatch.parse.html import read_html
from tests.parse.reading import codes, own, page, read, read_page

ONE = "By 30 September 2025, chief constables should make sure that officers know how to fly a kite."
TWO = "Within three months, the Home Office should publish guidance on the flying of kites."
THREE = "Immediately, all forces should stop throwing away kites that the public hands in."

MARKUPS = {
    "headings": f"""<h2>Recommendations</h2><h3>Recommendation 1</h3><p>{ONE}</p><h3>Recommendation 2</h3>
        <p>{TWO}</p><h3>Recommendation 3</h3><p>{THREE}</p>""",
    "headings that skip ranks": f"""<h2>Recommendations</h2><h5>Recommendation 1</h5><p>{ONE}</p>
        <h5>Recommendation 2</h5><p>{TWO}</p><h5>Recommendation 3</h5><p>{THREE}</p>""",
    "headings of one rank": f"""<h2>Recommendations</h2><h2>Recommendation 1</h2><p>{ONE}</p>
        <h2>Recommendation 2</h2><p>{TWO}</p><h2>Recommendation 3</h2><p>{THREE}</p>""",
    "headings by role": f"""<div role="heading" aria-level="2">Recommendations</div>
        <div role="heading" aria-level="3">Recommendation 1</div><p>{ONE}</p>
        <div role="heading" aria-level="3">Recommendation 2</div><p>{TWO}</p>
        <div role="heading" aria-level="3">Recommendation 3</div><p>{THREE}</p>""",
    "one line each": f"""<p>Recommendation 1: {ONE}</p><p>Recommendation 2: {TWO}</p>
        <p>Recommendation 3: {THREE}</p>""",
    "bold titles in the line": f"""<p><strong>Recommendation 1</strong> {ONE}</p><p>
        <strong>Recommendation 2</strong> {TWO}</p><p><b>Recommendation 3:</b> {THREE}</p>""",
    "bold titles and line breaks": f"""<p><b>Recommendation 1</b><br>{ONE}</p><p><b>Recommendation 2</b>
        <br/>{TWO}</p><p><b>Recommendation 3</b><br><br>{THREE}</p>""",
    "one paragraph, line breaks only": f"""<div>Recommendation 1<br><br>{ONE}<br><br>Recommendation 2<br>
        <br> {TWO}<br><br>Recommendation 3<br><br>{THREE}</div>""",
    "font tags": f"""<font size="4"><b>Recommendation 1</b></font><p><font face="Arial">{ONE}</font></p>
        <font size="4"><b>Recommendation 2</b></font><p><font face="Arial">{TWO}</font></p><center>
        <font size="4"><b>Recommendation 3</b></font></center><p><font face="Arial">{THREE}</font></p>""",
    "bold by style": f"""<p><span style="font-weight: bold">Recommendation 1</span></p><p>{ONE}</p><p>
        <span style="font-weight:700">Recommendation 2</span></p><p>{TWO}</p>
        <p style="font-weight:bold">Recommendation 3</p><p>{THREE}</p>""",
    "nothing but divs": f"""<div><div>Recommendation 1</div><div>{ONE}</div></div><div>
        <div>Recommendation 2</div><div>{TWO}</div></div><div><div>Recommendation 3</div>
        <div>{THREE}</div></div>""",
    "divs in divs": "".join(
        f"<div class='x'><div><div><div><span>Recommendation {n}</span></div></div><div>"
        f"<div>{text}</div></div></div></div>"
        for n, text in enumerate((ONE, TWO, THREE), start=1)
    ),
    "sections and asides": f"""<section><aside><h3>Recommendation 1</h3><p>{ONE}</p></aside>
        <p>More words.</p></section><section><aside><h3>Recommendation 2</h3><p>{TWO}</p></aside></section>
        <section><aside><h3>Recommendation 3</h3><p>{THREE}</p></aside></section>""",
    "blockquotes": f"""<blockquote><p><b>Recommendation 1</b></p><p>{ONE}</p></blockquote><p>Some words.</p>
        <blockquote><p><b>Recommendation 2</b></p><p>{TWO}</p></blockquote><blockquote><p>
        <b>Recommendation 3</b></p><p>{THREE}</p></blockquote>""",
    "details": f"""<details><summary>Recommendation 1</summary><p>{ONE}</p></details><details open>
        <summary>Recommendation 2</summary><div>{TWO}</div></details><details><summary>
        <h3>Recommendation 3</h3></summary><p>{THREE}</p></details>""",
    "folded chapters": f"""<details><summary>Summary</summary><p>Kites fly high.</p></details><details open>
        <summary>Our recommendations</summary><div><p>We list them below.</p><ul><li>{ONE}</li><li>{TWO}</li>
        <li>{THREE}</li></ul></div></details><details><summary>Annex: Method</summary><p>We flew kites.</p>
        <ul><li>reading files</li></ul></details>""",
    "typed bullets and breaks": f"""<p><b>Contents</b></p>1. Summary<br><br>2. Recommendations<br><br>
        3. About our inspection<br><br><p><b>Recommendations</b></p>&bull;&nbsp;{ONE}<br>&bull;&nbsp;{TWO}<br>
        &bull;&nbsp;{THREE}<br><p><b>About our inspection</b></p><p>We flew kites.</p>""",
    "definition list": f"""<dl><dt>Recommendation 1</dt><dd>{ONE}</dd><dt>Recommendation 2</dt>
        <dd>{TWO}</dd><dt>Recommendation 3</dt><dd><p>{THREE}</p></dd></dl>""",
    "fieldsets": f"""<fieldset><legend>Recommendation 1</legend>{ONE}</fieldset>
        <fieldset><legend>Recommendation 2</legend>{TWO}</fieldset>
        <fieldset><legend>Recommendation 3</legend>{THREE}</fieldset>""",
    "table of three columns": f"""<table><thead><tr><th>No.</th><th>Recommendation</th>
        <th>Date</th></tr></thead><tbody><tr><td>1</td><td>{ONE}</td><td>30 September 2025</td></tr><tr>
        <td>2</td><td>{TWO}</td><td></td></tr><tr><td>3</td><td>{THREE}</td><td></td></tr></tbody></table>""",
    "table from a word processor": f"""<table border=1><tr><td>Number</td><td>Recommendation</td></tr><tr>
        <td>1</td><td>{ONE}</td></tr><tr><td>2</td><td>{TWO}</td></tr><tr><td>3</td>
        <td>{THREE}</td></tr></table>""",
    "table with titles in the first column": f"""<table><tr><td>Recommendation 1</td><td>{ONE}</td></tr><tr>
        <td>Recommendation 2</td><td>{TWO}</td></tr><tr><td>Recommendation 3</td>
        <td>{THREE}</td></tr></table>""",
    "tables of one cell": "".join(
        f"<table><tr><td><p><b>Recommendation {n}</b></p><p>{text}</p></td></tr></table><p>Words.</p>"
        for n, text in enumerate((ONE, TWO, THREE), start=1)
    ),
    "tables of two rows": "".join(
        f"<table><tr><th>Recommendation {n}</th></tr><tr><td>{text}</td></tr></table>"
        for n, text in enumerate((ONE, TWO, THREE), start=1)
    ),
    "page in a layout table": f"""<table><tr><td>Menu</td><td><h2>Recommendations</h2>
        <h3>Recommendation 1</h3><p>{ONE}</p><h3>Recommendation 2</h3><p>{TWO}</p><h3>Recommendation 3</h3>
        <p>{THREE}</p></td></tr></table>""",
    "numbered list": f"<h2>Recommendations</h2><ol><li>{ONE}</li><li>{TWO}</li><li>{THREE}</li></ol>",
    "numbered list with paragraphs": f"""<h2>Recommendations</h2><ol><li><p>{ONE}</p></li><li>
        <p>{TWO}</p></li><li><p>{THREE}</p></li></ol>""",
    "lists that go on": f"""<h2>Recommendations</h2><ol><li>{ONE}</li></ol><p>Because of wind.</p>
        <ol start="2"><li>{TWO}</li></ol><ol start="3"><li>{THREE}</li></ol>""",
    "numbers typed by hand": f"<h2>Recommendations</h2><p>1. {ONE}</p><p>2. {TWO}</p><p>3. {THREE}</p>",
    "titled list items": f"""<ul><li><b>Recommendation 1</b> {ONE}</li><li><b>Recommendation 2</b> {TWO}</li>
        <li><b>Recommendation 3</b> {THREE}</li></ul>""",
    "bullets": f"<h2>Recommendations</h2><ul><li>{ONE}</li><li>{TWO}</li><li>{THREE}</li></ul>",
    "paragraphs under a heading": f"<h2>Recommendations</h2><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>",
    "headings by addressee": f"""<h2>Recommendations</h2><h3>For chief constables</h3><ol>
        <li>{ONE}</li></ol><h3>For the Home Office</h3><ol start="2"><li>{TWO}</li></ol>
        <h3>For chief constables</h3><ol start="3"><li>{THREE}</li></ol>""",
    "capitals": f"""<h2>RECOMMENDATIONS</h2><h3>RECOMMENDATION 1</h3><p>{ONE}</p><h3>RECOMMENDATION 2</h3>
        <p>{TWO}</p><h3>RECOMMENDATION 3</h3><p>{THREE}</p>""",
    "odd spaces": f"""<h3>Recommendation&nbsp;1</h3><p>{ONE.replace(" ", "&nbsp;", 3)}</p>
        <h3>  Recommendation{chr(10)} 2 </h3><p>{TWO.replace(" ", chr(10) + "  ")}</p>
        <h3>Recommendation&#8201;3</h3><p>{THREE}</p>""",
    "soft hyphens and footnote marks": f"""<h3>Recom&shy;mendation 1</h3><p>{ONE[:-1]}<sup>1</sup>.</p>
        <h3>Recommendation 2<sup><a href="#f2">2</a></sup></h3><p>{TWO}[3]</p><h3>Recommendation 3</h3>
        <p>{THREE}<sup>12</sup></p>""",
    "links and emphasis inside": f"""<h3><a href="#a">Recommendation</a> <em>1</em></h3>
        <p>{ONE.replace("chief constables", "<a href='/c'>chief <i>constables</i></a>")}</p>
        <h3>Recommendation 2</h3><p>{TWO.replace("Home Office", "<abbr>Home Office</abbr>")}</p>
        <h3>Recommendation 3</h3><p><span>{THREE}</span></p>""",
    "tags never closed": (
        f"<h3>Recommendation 1</h3><p>{ONE}<h3>Recommendation 2</h3><p>{TWO}<h3>Recommendation 3</h3>"
        f"<p>{THREE}"
    ),
    "summary and chapter": f"""<h2>Summary</h2><h3>Recommendations</h3><h4>Recommendation 1</h4><p>{ONE}</p>
        <h4>Recommendation 2</h4><p>{TWO}</p><h4>Recommendation 3</h4><p>{THREE}</p><h2>Kites in force</h2>
        <p>Words.</p><h3>Recommendation 1</h3><p>{ONE}</p><p>Words.</p><h3>Recommendation 2</h3><p>{TWO}</p>
        <h2>Annex A: Recommendations</h2><table><tr><th>Number</th><th>Recommendation</th></tr><tr>
        <td>1</td><td>{ONE}</td></tr><tr><td>2</td><td>{TWO}</td></tr><tr><td>3</td>
        <td>{THREE}</td></tr></table>""",
}


@pytest.mark.parametrize("markup", MARKUPS.values(), ids=MARKUPS.keys())
def test_three_recommendations_however_they_are_marked_up(markup: str) -> None:
    read_once = read(markup)
    found = own(read_once)
    assert [str(item.deadline.date) if item.deadline else None for item in found] == [
        "2025-09-30", "2025-08-07", "2025-05-07",
    ], codes(read_once)  # fmt: skip
    assert [item.chief_constables for item in found] == ["yes", "no", "yes"]
    assert [item.number for item in found] in (["1", "2", "3"], [None, None, None])
    assert len(read_once.items) == 3
    assert codes(read_once) == set()


@pytest.mark.parametrize("markup", MARKUPS.values(), ids=MARKUPS.keys())
def test_an_items_text_is_its_sentence_and_no_more(markup: str) -> None:
    for item, text in zip(own(read(markup)), (ONE, TWO, THREE), strict=True):
        said = " ".join(item.text.replace("\xa0", " ").split())
        assert said.startswith(text[:-1])
        assert len(said) < len(text) + 12


LIST = f"<h2>Recommendations</h2><h3>Recommendation 1</h3><p>{ONE}</p>"
FURNITURE = {
    "menu": "<nav><ul><li>Recommendation 8</li><li>Forces should look here.</li></ul></nav>",
    "menu by role": "<div role='navigation'><p>Recommendation 8: forces should look here.</p></div>",
    "cookie box": "<div id='cookie-banner'><p>Recommendation 8: you should accept cookies.</p></div>",
    "consent box by class": "<div class='gdpr-consent'><p>Recommendation 8: forces should accept.</p></div>",
    "script": "<script>var x = '<p>Recommendation 8: forces should act.</p>'</script>",
    "style": "<style>.x:after {content: 'Recommendation 8: forces should act.'}</style>",
    "comment": "<!-- <h3>Recommendation 8</h3><p>Forces should act.</p> -->",
    "hidden": "<div hidden><h3>Recommendation 8</h3><p>Forces should act.</p></div>",
    "hidden by style": "<div style='display: none'><h3>Recommendation 8</h3><p>Forces should act.</p></div>",
    "template": "<template><h3>Recommendation 8</h3><p>Forces should act.</p></template>",
    "no script": "<noscript><h3>Recommendation 8</h3><p>Forces should act.</p></noscript>",
    "form": "<form><label>Recommendation 8: forces should act.</label><input></form>",
    "dialog": "<dialog open><p>Recommendation 8: forces should act.</p></dialog>",
}


@pytest.mark.parametrize("furniture", FURNITURE.values(), ids=FURNITURE.keys())
def test_what_is_on_every_page_is_no_text(furniture: str) -> None:
    for body in (furniture + LIST, LIST + furniture):
        assert [item.number for item in read(body).items] == ["1"]


def test_a_sites_header_and_footer_are_no_text() -> None:
    markup = page(LIST).replace(
        "<main>", "<header><p>Recommendation 8: forces should act.</p></header><main>"
    )
    markup = markup.replace("</main>", "</main><footer><p>Recommendation 9: forces should act.</p></footer>")
    for shape in (markup, markup.replace("main>", "div>")):
        assert [item.number for item in read_page(shape).items] == ["1"]


def test_a_page_wrapped_in_a_form_is_still_read() -> None:
    markup = page(LIST).replace("<body>", "<body><form id='aspnetForm'>").replace("</body>", "</form></body>")
    assert [item.number for item in read_page(markup).items] == ["1"]


NO_ITEMS = {
    "contents": (
        "<h2>Contents</h2><ul><li><a href='#r1'>Recommendation 1</a></li><li>Recommendations</li></ul>"
    ),
    "glossary": "<h2>Glossary</h2><h3>Recommendation</h3><p>An action that forces should take.</p>",
    "practice": "<h2>Innovative practice</h2><p>Forces should look at how Kent Police does this.</p>",
    "actions": "<h2>Action 1</h2><p>By May 2026, chief constables should tell us what they did.</p>",
    "inquiry": "<h2>Recommendations of the Kite Inquiry</h2><ol><li>Forces should buy kites now.</li></ol>",
}


@pytest.mark.parametrize("body", NO_ITEMS.values(), ids=NO_ITEMS.keys())
def test_parts_that_hold_no_items(body: str) -> None:
    assert read(f"<h2>Summary</h2><p>Kites fly.</p>{body}").items == ()
    assert len(own(read(f"{LIST}{body}"))) == 1


def test_parts_of_one_recommendation() -> None:
    body = """<h3>Recommendation 1</h3><p>By 31 March 2026, chief constables should:</p><ul>
        <li>review their kites;<ul><li>red ones; and</li><li>blue ones;</li></ul></li>
        <li>train their staff; and</li><li>publish what they find.</li></ul><h3>Recommendation 2</h3>
        <p>Forces should act.</p>"""
    first, second = own(read(body))
    assert first.chief_constables == "yes"
    assert [
        part.split(";")[0] for part in first.parts if part.startswith(("review", "train", "publish"))
    ] == [
        "review their kites",
        "train their staff",
        "publish what they find.",
    ]
    assert second.parts == ()


def test_benefits_are_no_parts() -> None:
    body = """<h3>Recommendation 1</h3><p>By 31 March 2026, chief constables should review their kites.</p>
        <p>This will help forces to:</p><ul><li>fly higher; and</li><li>fly longer.</li></ul>"""
    found = own(read(body))
    assert len(found) == 1
    assert found[0].parts == ()


def test_causes_of_concern_hold_their_recommendations() -> None:
    body = """<h2>Cause of concern</h2><p>The force doesn’t know how many kites it has.</p>
        <h3>Recommendations</h3><p>Within three months, the force should:</p><ul>
        <li>count its kites; and</li><li>keep a list.</li></ul><h2>Areas for improvement</h2><ul>
        <li>The force should mend its kites.</li><li>The force should paint its kites.</li></ul>"""
    found = read(body, "Kent Police: kites")
    kinds = [item.kind for item in found.items]
    assert kinds.count(ItemKind.CAUSE_OF_CONCERN) == 1
    assert kinds.count(ItemKind.RECOMMENDATION) == 1
    assert kinds.count(ItemKind.AREA_FOR_IMPROVEMENT) == 2
    recommendation = own(found)[0]
    assert recommendation.parent is not None
    assert found.items[recommendation.parent].kind is ItemKind.CAUSE_OF_CONCERN
    assert recommendation.parts == ("count its kites; and", "keep a list.")
    assert recommendation.forces == ("kent",)
    assert not found.needs_review


ANCHORED = {
    "id of the title": ('<h3 id="r1">Recommendation 1</h3><p>{}</p>', "#r1"),
    "a in the title": ('<h3><a name="r1"></a>Recommendation 1</h3><p>{}</p>', "#r1"),
    "a before the title": ('<a name="r1"></a><h3>Recommendation 1</h3><p>{}</p>', "#r1"),
    "id of the box": ('<div id="r1"><p>Recommendation 1</p><p>{}</p></div>', "#r1"),
    "id of the chapter": ('<h3 id="chapter">Kites</h3><p>Recommendation 1: {}</p>', "#chapter"),
    "none": ("<h3>Recommendation 1</h3><p>{}</p>", None),
}


@pytest.mark.parametrize(("markup", "anchor"), ANCHORED.values(), ids=ANCHORED.keys())
def test_a_place_is_the_nearest_anchor_above(markup: str, anchor: str | None) -> None:
    [place] = own(read(markup.format(ONE)))[0].where
    assert isinstance(place, HtmlPlace)
    assert place.anchor == anchor


def test_a_place_has_the_chain_of_headings() -> None:
    body = f"<h2>Kites in force</h2><h3>Strings</h3><h4>Recommendation 1</h4><p>{ONE}</p><h2>Next</h2>"
    [place] = own(read(body))[0].where
    assert place == HtmlPlace(
        anchor=None, path="Police and kites > Kites in force > Strings > Recommendation 1"
    )


def test_every_place_is_told() -> None:
    body = MARKUPS["summary and chapter"]
    assert [len(item.where) for item in own(read(body))] == [3, 3, 2]


QUOTED = (
    "By 30 September 2025, chief constables should fly “kites” – all of them – in Pontypŵl and Café Road."
)
SIGNED = page(f"<h3>Recommendation 1</h3><p>{QUOTED}</p>")
UNDECLARED = SIGNED.replace('<meta charset="utf-8">', "")
ENCODED = {
    "utf-8 declared": SIGNED.encode(),
    "utf-8 undeclared": UNDECLARED.encode(),
    "utf-8 with a mark": b"\xef\xbb\xbf" + UNDECLARED.encode(),
    "windows-1252 declared": SIGNED.replace("utf-8", "windows-1252").encode("cp1252", "xmlcharrefreplace"),
    "utf-16": UNDECLARED.encode("utf-16"),
}
MISLABELLED = {
    "windows-1252 undeclared": UNDECLARED.encode("cp1252", "replace"),
    "windows-1252 said to be utf-8": SIGNED.encode("cp1252", "replace"),
    "utf-8 said to be latin-1": SIGNED.replace("utf-8", "iso-8859-1").encode(),
    "bytes that are no letters": SIGNED.encode().replace(b"kites", b"kit\xff\xfees"),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED.keys())
def test_any_encoding(data: bytes) -> None:
    assert [item.text for item in own(read_page(data))] == [QUOTED]


@pytest.mark.parametrize("data", MISLABELLED.values(), ids=MISLABELLED.keys())
def test_a_wrong_encoding_costs_letters_but_no_item(data: bytes) -> None:
    [item] = own(read_page(data))
    assert item.deadline is not None
    assert (str(item.deadline.date), item.number, item.chief_constables) == ("2025-09-30", "1", "yes")


@pytest.mark.parametrize(
    "said", ["Chiefs&rsquo; Council", "Chiefs&#8217; Council", "Chiefs&#x2019; Council", "Chiefs' Council"]
)
def test_entities(said: str) -> None:
    [item] = own(
        read(f"<h3>Recommendation 1</h3><p>The National Police {said} should act &amp; publish it.</p>")
    )
    assert [one.body for one in item.addressees] == ["npcc"]
    assert "act & publish" in item.text


def test_the_text_is_kept_as_printed() -> None:
    text = "By 1 May 2026, chief constables should use “kites” – for 2023‑25 – with the CPS’s help."
    [item] = own(read(f"<h3>Recommendation 1</h3><p>{text}</p>"))
    assert item.text == text


def test_title_and_day_of_publication() -> None:
    found = read(LIST)
    assert (found.title, str(found.published)) == ("Police and kites", "2025-05-07")
    markup = page(LIST).replace("Published on: 7 May 2025", "").replace("<h1>Police and kites</h1>", "")
    untitled = read_page(markup.replace("</title>", " - HMICFRS</title>"))
    assert (untitled.title, untitled.published) == ("Police and kites", None)


def blocks(body: str) -> list[Block]:
    return list(read_html(page(body).encode(), "page.html").blocks)[2:]


def test_blocks_in_order_with_their_kinds() -> None:
    table = "<table><tr><th>No</th><th>X</th></tr><tr><td>1</td><td>e</td></tr></table>"
    found = blocks(f"<h2>A</h2><p>b</p><ul><li>c<ul><li>d</li></ul></li></ul>{table}")
    assert [(block.kind, block.level, block.text) for block in found] == [
        (BlockKind.HEADING, 2, "A"),
        (BlockKind.PARAGRAPH, 0, "b"),
        (BlockKind.LIST_ITEM, 1, "c"),
        (BlockKind.LIST_ITEM, 2, "d"),
        (BlockKind.TABLE_ROW, 0, "1 e"),
    ]
    assert found[-1].header == ("No", "X")


def test_list_markers_count_as_a_browser_does() -> None:
    found = blocks("<ol start='4'><li>x</li><li>y</li></ol><ol type='a'><li>z</li></ol><ul><li>u</li></ul>")
    assert [block.marker for block in found] == ["4.", "5.", "a)", "•"]


def test_words_do_not_run_together_at_tags() -> None:
    [block] = blocks("<p>one<br>two <b>th</b>ree</p>")
    assert block.text == "one two three"


@pytest.mark.parametrize(
    "body", ["", "<p> </p>", "<script>alert(1)</script>", "<!-- words -->", "<img src='x.png'>"]
)
def test_a_page_without_words_cannot_be_read(body: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_page(f"<html><body>{body}</body></html>")
    assert refused.value.reason == "no_text"
