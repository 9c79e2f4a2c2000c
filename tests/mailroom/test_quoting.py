"""Of an answer, what its writer wrote is read: not the mail below it, nor the line that their phone adds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.mailroom.quoting import written

BELOW = "> Lincoln invites you.\n> Reply 1: yes, 2: no, 3: please call me."
SHAPES = {
    "gmail": f"yes\n\nOn Wed, Oct 14, 2026 at 10:00 AM Lincoln <c@s.example>\nwrote:\n\n{BELOW}",
    "gmail in Spanish": f"sí\n\nEl mié, 14 oct 2026, Lincoln (<c@s.example>) escribió:\n\n{BELOW}",
    "gmail in Arabic": f"نعم\n\nفي الأربعاء، 14 أكتوبر 2026 في 10:00 ص تمت كتابة ما يلي بواسطة Lincoln "
    f"<c@s.example>:\n\n{BELOW}",
    "gmail in Chinese": f"是\n\nLincoln <c@s.example> 于2026年10月14日周三 10:00写道：\n\n{BELOW}",
    "gmail in Vietnamese": f"có\n\nVào Th 4, 14 thg 10, 2026 vào lúc 10:00 Lincoln <c@s.example>\n"
    f"đã viết:\n\n{BELOW}",
    "gmail in Russian": f"да\n\nср, 14 окт. 2026 г. в 10:00, Lincoln <c@s.example>:\n\n{BELOW}",
    "apple mail": f"yes\n\n> On Oct 14, 2026, at 10:00 AM, Lincoln <c@s.example> wrote:\n> \n{BELOW}",
    "apple mail, quoted once more": f"yes\n\nSent from my iPhone\n\n> On Oct 14 Lincoln wrote:\n{BELOW}",
    "outlook": "yes\n\n________________________________\nFrom: Lincoln <c@s.example>\n"
    "Sent: Wed, Oct 14, 2026\nTo: me\nSubject: Lincoln\n\nReply 1: yes, 2: no",
    "outlook in Spanish": "sí\n\n________________________________\nDe: Lincoln <c@s.example>\n"
    "Enviado: miércoles, 14 de octubre de 2026 10:00\nPara: mí\nAsunto: Lincoln\n\nReply 1: yes, 2: no",
    "outlook in Chinese": "是\n\n发件人: Lincoln <c@s.example>\n发送时间: 2026年10月14日 10:00\n"
    "收件人: 我\n主题: Lincoln\n\nReply 1: yes, 2: no",
    "outlook, old": "yes\n\n-----Original Message-----\nFrom: Lincoln\nSent: Wed\nTo: me\n\n1: yes",
    "outlook on a phone": "yes\n\nGet Outlook for iOS<https://a.example>\n________________________________\n"
    "From: Lincoln <c@s.example>\nSent: Wednesday\nTo: me\n\nReply 1: yes",
    "yahoo": f"yes\n\nSent from Yahoo Mail on Android \n \n  On Wed, Oct 14, 2026 at 10:00 AM, Lincoln"
    f"<c@s.example> wrote:   \n{BELOW}",
    "qq": "是\n\n\n------------------&nbsp;原始邮件&nbsp;------------------\n发件人: \"Lincoln\"\n"
    "发送时间: 2026年10月14日\n\nReply 1: yes",
    "netease": "是\n\n\n\n\n在 2026-10-14 10:00:00，\"Lincoln\" <c@s.example> 写道：\n\nReply 1: yes, 2: no",
    "samsung": "yes\n\nSent from my Galaxy\n\n-------- Original message --------\nFrom: Lincoln \n"
    "Date: 10/14/26  10:00 AM  (GMT-08:00) \nTo: me \nSubject: Lincoln \n\nReply 1: yes",
    "below the quotation": f"On Wed, Oct 14, 2026 at 10:00 AM Lincoln <c@s.example> wrote:\n{BELOW}\n\nyes",
    "with a signature": "yes\n\n-- \nAna, 206 555 0100",
    "with directions": "\u200fنعم\u200f\n\n\u202aOn Oct 14, 2026 Lincoln <c@s.example> wrote:\u202c\n> 1",
}  # fmt: skip
SAID = {
    "Spanish": "sí",
    "Arabic": "نعم",
    "Chinese": "是",
    "Vietnamese": "có",
    "Russian": "да",
    "directions": "نعم",
}
SAID |= {"qq": "是", "netease": "是"}


def meant(name: str) -> str:
    return SAID.get(name.split(" ")[-1], "yes")


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_the_mail_below_is_left_out(name: str) -> None:
    assert written(SHAPES[name]) == meant(name)


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone", "Enviado desde mi iPhone", "أرسلت من الـ iPhone", "发自我的 iPhone",
        "Get Outlook for Android", "Enviado de mi Samsung", "Отправлено с iPhone", "Gửi từ iPhone của tôi",
    ],
)  # fmt: skip
def test_the_line_that_a_phone_adds_is_left_out(line: str) -> None:
    assert written(f"1\n\n{line}") == "1"


@pytest.mark.parametrize(
    "words",
    [
        "From: the bus stop, how do we walk?",
        "De: 3 a 4 puedo",
        "We wrote: nothing yet",
        "a - b -- c --- d",
        "My daughter wrote on Oct 14 that she will come",
        "Sent from my heart: thank you!\nWe come.",
        "1) yes\n2) no interpreter",
        "---",
    ],
)
def test_what_only_looks_like_a_quotation_stays(words: str) -> None:
    assert written(words) == words


PIECES = st.sampled_from(
    [
        "yes",
        "> yes",
        "",
        "From: Ana",
        "To: me",
        "-- ",
        "----",
        "On Oct 14 Ana <ana@a.example> wrote:",
        "Sent from my",
    ]
)


@given(st.lists(PIECES | st.text("abc نعم是 \t>:-@", max_size=12), max_size=12))
def test_no_word_is_made_up_and_no_line_is_changed(lines: list[str]) -> None:
    left = {line.strip() for line in written("\n".join(lines)).split("\n")}
    assert left <= {line.strip() for line in lines} | {""}
