"""The checking client finds what is wrong with a page: each fault planted here is named."""

import html5lib
import pytest

from tests.faults import faults

GOOD = (
    '<!doctype html><html lang="en" dir="ltr"><head><title>Coffee</title></head>'
    "<body><main><h1>Coffee</h1>{}</main></body></html>"
)


def told(page: str, policy: str = "") -> str:
    return "; ".join(
        faults(html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page), policy)
    )


def test_a_good_page_has_no_fault() -> None:
    assert (
        told(
            GOOD.format('<form action="/r/x" method="post"><label>Party <input name="party"></label></form>')
        )
        == ""
    )


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ("<h1>Again</h1>", "main headings"),
        ('<p id="a">1</p><p id="a">2</p>', "the id a stands twice"),
        ('<input name="party">', "the field party has no label"),
        ('<button type="submit"></button>', "a button says nothing"),
        ('<img src="/static/a.png">', "has no alternative"),
        ('<p aria-describedby="gone">1</p>', "aria-describedby=gone points at nothing"),
        ('<a href="#gone">Go</a>', "the link #gone leads nowhere"),
        ("<form></form>", "a form's action is None"),
        ('<form action="https://else.example/"></form>', "not a path of ours"),
        ('<p style="color:red">1</p>', "has an inline style"),
        ('<p onclick="go()">1</p>', "has an inline onclick"),
        ("<script>go()</script>", "an inline script"),
        ('<a href="javascript:go()">Go</a>', "a link is a script"),
    ],
)
def test_a_planted_fault_is_named(planted: str, fault: str) -> None:
    assert fault in told(GOOD.format(planted))


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        (GOOD.replace(' lang="en"', ""), "does not say its language"),
        (GOOD.replace(' dir="ltr"', ""), "does not say its direction"),
        (GOOD.replace("<title>Coffee</title>", "<title></title>"), "has no title"),
        (
            GOOD.replace("<title>", "<style>p{{}}</style><title>"),
            "an inline style that the policy does not name",
        ),
    ],
)
def test_a_faulty_frame_is_named(page: str, fault: str) -> None:
    assert fault in told(page.format(""))


def test_an_inline_style_is_right_when_the_policy_names_its_hash() -> None:
    policy = "style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='"
    page = GOOD.replace("<title>", "<style>p{{}}</style><title>").format("")
    assert told(page, policy) == ""


def test_english_on_a_spanish_page_is_named() -> None:
    page = GOOD.replace('lang="en"', 'lang="es"').format(
        "<p>A paper or web page that shows your child’s grades.</p>"
    )
    assert "is still English" in told(page)


def test_english_marked_as_english_is_no_leftover() -> None:
    page = GOOD.replace('lang="en"', 'lang="es"').format(
        '<p lang="en">A paper or web page that shows your child’s grades.</p>'
    )
    assert told(page) == ""
