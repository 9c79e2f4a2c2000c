"""The log cannot hold a person."""

import pytest

from chats.logs import UnfitForLog, log, set_up


@pytest.mark.parametrize(
    "value",
    [
        "Amina",
        "amina@canary.example",
        "+12065550100",
        "tKq9_Zk-22charactersXYZa",
        "two words",
        "",
        "9lives",
        ["a"],
        {"a": 1},
        b"x",
    ],
)
def test_the_log_refuses_what_might_be_a_person_or_a_token(value: object):
    with pytest.raises(UnfitForLog):
        log("message.sent", recipient=value)  # type: ignore[arg-type]


def test_the_refusal_does_not_repeat_the_value():
    with pytest.raises(UnfitForLog) as refused:
        log("message.sent", recipient="Amina")
    assert "Amina" not in str(refused.value)


def test_the_log_takes_ids_counts_and_plain_words(capfd: pytest.CaptureFixture[str]):
    set_up()
    log("message.sent", message_id=81, channel="text", ok=True, share=0.5, nothing=None)
    assert '"message_id": 81' in capfd.readouterr().err
