"""A wrong setting stops the start, and says which one it is."""

import pytest

from chats.config import SETTINGS, WrongSetting, read_settings

RIGHT = {"CHATS_SECRET_KEY": "k" * 40}


def test_a_fresh_machine_needs_nothing_but_a_secret():
    assert read_settings(RIGHT).database_url == "sqlite:///instance/chats.sqlite"


def test_every_wrong_setting_is_named_at_once():
    with pytest.raises(WrongSetting) as wrong:
        read_settings({"CHATS_SECRET_KEY": "short", "CHATS_MAIL_URL": "http://x", "CHATS_DEMO": "maybe"})
    assert [line.split()[0] for line in wrong.value.lines] == [
        "CHATS_SECRET_KEY",
        "CHATS_MAIL_URL",
        "CHATS_DEMO",
    ]


def test_a_wrong_secret_is_never_repeated():
    with pytest.raises(WrongSetting) as wrong:
        read_settings({"CHATS_SECRET_KEY": "hunter2"})
    assert "hunter2" not in str(wrong.value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("CHATS_DATABASE_URL", "mysql://db/chats"),
        ("CHATS_PUBLIC_URL", "chats.example"),
        ("CHATS_PUBLIC_URL", "https://host:port"),
        ("CHATS_PUBLIC_URL", "https://chats.example/families"),
        ("CHATS_PUBLIC_URL", "https://name:password@chats.example"),
        ("CHATS_PUBLIC_URL", "https://chats.example?from=mail"),
        ("CHATS_MAIL_URL", "smtp://name@mail.example"),
        ("CHATS_MAIL_URL", "smtp://mail.example/inbox"),
        ("CHATS_TEXT_URL", "https://api.example"),
        ("CHATS_TEXT_URL", "https://account@api.example"),
        ("CHATS_STORAGE_URL", "file:"),
        ("CHATS_MAIL_FROM", "Chats <a@b.example>"),
        ("CHATS_TEXT_FROM", "206-555-0100"),
        ("CHATS_STORAGE_URL", "s3://bucket"),
    ],
)
def test_a_setting_says_what_it_accepts(name: str, text: str):
    accepts = next(setting.accepts for setting in SETTINGS if setting.name == name)
    with pytest.raises(WrongSetting, match=name) as wrong:
        read_settings(RIGHT | {name: text})
    assert accepts in str(wrong.value)


def test_a_text_provider_without_a_number_to_send_from_stops_the_start():
    with pytest.raises(WrongSetting, match="CHATS_TEXT_FROM is missing"):
        read_settings(RIGHT | {"CHATS_TEXT_URL": "https://account:token@api.example"})


def test_either_spelling_of_postgresql_gets_our_driver():
    url = read_settings(RIGHT | {"CHATS_DATABASE_URL": "postgres://db.example/chats"}).database_url
    assert url == "postgresql+psycopg://db.example/chats"
