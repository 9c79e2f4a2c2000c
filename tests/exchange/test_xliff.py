"""XLIFF 1.2 that translators' programs read, and what they make of it; and files made to do harm."""

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from chats.exchange import formats
from chats.exchange.formats import Format, Reading, Unit, Unreadable
from chats.exchange.formats.xliff import NAMESPACE
from chats.texts.states import State
from tests.exchange.samples import ARABIC, COUNTED, ONE

# Of the specification, 1.2: what a unit holds, in this order, and the words for a state.
ORDER = ["source", "target", "context-group", "note"]
STATES = {"final", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n"} | {
    "needs-review-translation", "needs-translation", "new", "signed-off", "translated"
}  # fmt: skip


def tree(*units: Unit) -> Any:
    content = formats.write(units, ARABIC, Format.XLIFF)
    return ElementTree.fromstring(content)  # noqa: S314  (our own file)


def bare(element: Any) -> str:
    return str(element.tag).removeprefix(f"{{{NAMESPACE}}}")


def found(root: Any, name: str) -> list[Any]:
    return list(root.iter(f"{{{NAMESPACE}}}{name}"))


def read(inside: str, unit: str = 'id="text-7"') -> Reading:
    body = f"<trans-unit {unit}><source>Come</source>{inside}</trans-unit>"
    return whole(f'<file target-language="es"><body>{body}</body></file>')


def whole(files: str, version: str = "1.2") -> Reading:
    return formats.read(f'<xliff version="{version}" xmlns="{NAMESPACE}">{files}</xliff>'.encode())


def test_a_file_says_what_the_specification_wants_of_it() -> None:
    root = tree(ONE, replace(COUNTED, language="es"))
    wanted = {"original", "source-language", "target-language", "datatype"}
    assert (bare(root), root.get("version")) == ("xliff", "1.2")
    assert [set(one.keys()) >= wanted for one in found(root, "file")] == [True, True]
    assert [one.get("source-language") for one in found(root, "file")] == ["en", "es"]


@pytest.mark.parametrize("state", list(State))
def test_a_unit_holds_what_the_specification_allows_in_its_order(state: State) -> None:
    (unit,) = found(tree(replace(ONE, state=state, comments=("hm",))), "trans-unit")
    assert [bare(one) for one in unit] == [*ORDER, "note"]
    assert unit.find(f"{{{NAMESPACE}}}target").get("state") in STATES


def test_only_what_somebody_reviewed_is_approved() -> None:
    root = tree(*(replace(ONE, key=state.value, state=state) for state in State))
    approved = [one.get("id") for one in found(root, "trans-unit") if one.get("approved") == "yes"]
    assert approved == ["reviewed"]


def test_a_machines_draft_says_so_in_the_specifications_words() -> None:
    (target,) = found(tree(replace(ONE, state=State.MACHINE_DRAFT)), "target")
    assert (target.get("state"), target.get("state-qualifier")) == (
        "needs-review-translation",
        "leveraged-mt",
    )


def test_the_limit_counts_characters() -> None:
    (unit,) = found(tree(replace(ONE, most=28)), "trans-unit")
    assert (unit.get("maxwidth"), unit.get("size-unit")) == ("28", "char")


def test_every_id_stands_once() -> None:
    ids = [one.get("id") for one in tree(ONE, COUNTED).iter() if one.get("id")]
    assert len(ids) == len(set(ids)) == 8


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("<target>Ven</target>", "Ven"),
        ('<target><ph id="1">%(n)s</ph> es</target>', "%(n)s es"),
        ('<target><g id="1">Ven</g> <mrk mtype="seg" mid="0">ya</mrk></target>', "Ven ya"),
        ('<target><x id="1" equiv-text="%(n)s"/> es</target>', "%(n)s es"),
        ("<target><![CDATA[<b>]]>&amp;</target>", "<b>&"),
        ("<target/>", ""),
        ("", ""),
    ],
)
def test_codes_that_a_program_put_in_are_read_as_what_they_stand_for(target: str, words: str) -> None:
    assert read(target).rows[0].forms == (words,)


def test_a_code_that_stands_for_nobody_knows_what_is_refused() -> None:
    reading = read('<target><x id="1"/> es</target>')
    assert (reading.rows, len(reading.bad)) == ([], 1)


@pytest.mark.parametrize(
    ("target", "unit", "state"),
    [
        ('<target state="translated">Ven</target>', "", State.DRAFT),
        ('<target state="signed-off">Ven</target>', "", State.REVIEWED),
        ('<target state="new">Ven</target>', 'approved="yes"', State.REVIEWED),
        ('<target state="translated" state-qualifier="mt-suggestion">Ven</target>', "", State.MACHINE_DRAFT),
        ('<target state="x-own">Ven</target>', "", None),
        ("<target>Ven</target>", "", None),
    ],
)
def test_a_programs_state_is_read_as_one_of_ours(target: str, unit: str, state: State | None) -> None:
    assert read(target, f'id="text-7" {unit}').rows[0].state is state


def test_a_unit_says_its_line() -> None:
    unit = '<trans-unit id="{}"><source>Come</source><target>Ven</target></trans-unit>'
    reading = whole(f"<file><body>\n{unit.format('a')}\n{unit.format('b')}</body></file>")
    assert [one.line for one in reading.rows] == [2, 3]


def test_units_may_stand_in_groups() -> None:
    unit = '<trans-unit id="a"><source>Come</source><target>Ven</target></trans-unit>'
    assert len(whole(f'<file><body><group id="g"><group>{unit}</group></group></body></file>').rows) == 1


@pytest.mark.parametrize("unit", ['id=""', "", 'id="  "'])
def test_a_unit_without_id_is_named(unit: str) -> None:
    assert len(read("<target>Ven</target>", unit).bad) == 1


def test_the_first_of_two_units_with_one_id_counts() -> None:
    unit = '<trans-unit id="a"><source>Come</source><target>{}</target></trans-unit>'
    reading = whole(f"<file><body>{unit.format('Ven')}{unit.format('Va')}</body></file>")
    assert ([one.forms for one in reading.rows], len(reading.bad)) == ([("Ven",)], 1)


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE xliff [<!ENTITY a "b">]><xliff version="1.2">&a;</xliff>',
        '<!DOCTYPE xliff SYSTEM "http://127.0.0.1:9/x.dtd"><xliff version="1.2"/>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]><a/>',
        "<a>" * 100 + "</a>" * 100,
        "<xliff version='1.2'><file>",
        "<xliff version='1.2'>\x00</xliff>",
        "<?xml version='1.0' encoding='no-such'?><xliff version='1.2'/>",
        "<html><body/></html>",
        "<xliff version='2.0'/>",
    ],
)
def test_a_file_that_is_no_xliff_or_asks_for_more_is_refused(content: str) -> None:
    with pytest.raises(Unreadable):
        formats.read(content.encode())


def test_two_languages_in_one_file_are_refused() -> None:
    with pytest.raises(Unreadable):
        whole('<file target-language="es"><body/></file><file target-language="fr"><body/></file>')


def test_a_file_with_more_units_than_we_ever_send_is_refused() -> None:
    units = "".join(f'<trans-unit id="{number}"/>' for number in range(20_001))
    with pytest.raises(Unreadable):
        whole(f"<file><body>{units}</body></file>")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_is_read_in_the_encodings_of_xml(encoding: str) -> None:
    content = formats.write([ONE], ARABIC, Format.XLIFF)
    said = content.decode().replace('encoding="UTF-8"', f'encoding="{encoding.removesuffix("-sig")}"')
    assert formats.read(said.encode(encoding)) == formats.read(content)


def test_a_letter_that_no_xml_holds_is_marked_as_lost() -> None:
    content = formats.write([replace(ONE, forms=("a\x00b\ud800",))], ARABIC, Format.XLIFF)
    assert formats.read(content).rows[0].forms == ("a\ufffdb\ufffd",)
