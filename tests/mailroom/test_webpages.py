"""Of a mail written as a web page, what its writer wrote is read."""

import pytest

from chats.mailroom.webpages import words_of

SHAPES = {
    "gmail": '<div dir="ltr">yes</div><br><div class="gmail_quote"><div class="gmail_attr">On Oct 14 …</div>'
    '<blockquote class="gmail_quote">Reply 1: yes</blockquote></div>',
    "apple": '<html><body>yes<br><blockquote type="cite">On Oct 14 …<p>1</p></blockquote></body></html>',
    "outlook": '<div>yes</div><div id="appendonsend"></div><div id="divRplyFwdMsg">From: Ana</div><p>1</p>',
    "outlook on the web, twice": '<p>yes</p><div id="x_divRplyFwdMsg">From: Lincoln</div><p>1</p>',
    "yahoo": '<p>yes</p><div class="yahoo_quoted"><div>On Oct 14 …</div><div>Reply 1</div></div>',
    "qq": '<div>yes</div><div id="origbody"><div>Original</div></div><div>Reply 1</div>',
    "thunderbird": '<p>yes</p><div class="moz-cite-prefix">On 10/14 …</div><blockquote>1</blockquote>',
    "styles and scripts": "<head><title>Re</title><style>p{}</style></head><script>1</script><p>yes</p>",
    "what was left open": "<blockquote><p>Reply 1</blockquote><div>yes",
    "nothing but words": "yes",
}


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_what_is_quoted_is_left_out(name: str) -> None:
    assert words_of(SHAPES[name]) == "yes"


def test_lines_stay_lines_and_letters_stay_letters() -> None:
    assert (
        words_of("<p>s&iacute;</p><p>mi&nbsp;hija &amp; yo</p>una<br>m&#225;s")
        == "sí\n\nmi hija & yo\nuna\nmás"
    )


@pytest.mark.parametrize(
    "html", ["", "<", "<!", "<![CDATA[", "</", "&#", "&#xFFFFFFFF;", "<a" * 50, "\0", "<p\0>"]
)
def test_nonsense_is_no_fault(html: str) -> None:
    assert isinstance(words_of(html), str)
