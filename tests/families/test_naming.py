from hypothesis import given
from hypothesis import strategies as st

from chats.families.naming import full_name

latin = st.text("abcdefgñé", min_size=1, max_size=12)


def test_a_chinese_name_is_written_family_name_first_and_without_a_space():
    assert full_name("秀英", "张") == "张秀英"


def test_a_korean_name_is_written_family_name_first():
    assert full_name("민준", "김") == "김민준"


def test_an_arabic_name_keeps_the_order_of_the_roster():
    assert full_name("أمينة", "الحسن") == "أمينة الحسن"


def test_a_name_in_two_scripts_keeps_the_order_of_the_roster():
    assert full_name("Mei", "陈") == "Mei 陈"


def test_somebody_with_one_name_has_no_space_beside_it():
    assert full_name("志强", "") == "志强"


@given(latin, latin)
def test_a_latin_name_keeps_the_order_of_the_roster(first: str, last: str):
    assert full_name(first, last) == f"{first} {last}"
