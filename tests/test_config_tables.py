"""The tables of forces and of bodies are whole, and no name in them leads to two bodies."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

CONFIG = Path(__file__).parents[1] / "config"
FORCES: dict[str, list[dict[str, Any]]] = tomllib.loads((CONFIG / "forces.toml").read_text("utf-8"))
BODIES: list[dict[str, Any]] = tomllib.loads((CONFIG / "bodies.toml").read_text("utf-8"))["body"]

BODY_CODES = [
    "chief_constables",
    "forces",
    "named_force",
    "npcc",
    "college_of_policing",
    "home_office",
    "ministry_of_justice",
    "government",
    "pccs",
    "apcc",
    "cps",
    "nca",
    "roccus",
    "iopc",
    "hmcts",
    "hmpps",
    "criminal_justice_board",
    "local_authorities",
    "health",
    "chief_fire_officers",
    "fire_authorities",
    "nfcc",
    "national_employers",
    "lga",
    "inspectorates",
    "other",
]
BODY_KINDS = {"police", "national", "government", "justice", "local", "fire", "inspectorate", "other"}
REGIONS = {
    "North East",
    "North West",
    "Yorkshire and the Humber",
    "East Midlands",
    "West Midlands",
    "East of England",
    "London",
    "South East",
    "South West",
    "Wales",
}
KEYS = {
    "force": {"slug", "name", "short", "aliases", "region", "local_policing_body", "kind"},
    "agency": {"slug", "name", "short", "aliases"},
    "fire_service": {"slug", "name", "short", "aliases", "authority"},
}
OPTIONAL_KEYS = {"force": {"welsh", "former_slugs"}, "agency": set[str](), "fire_service": {"former_slugs"}}


def territorial() -> list[dict[str, Any]]:
    return [force for force in FORCES["force"] if force["kind"] == "territorial"]


def repeated(values: Iterable[str]) -> list[str]:
    return sorted(value for value, count in Counter(values).items() if count > 1)


def slugs(*tables: str) -> list[str]:
    entries = [entry for table in tables for entry in FORCES[table]]
    return [slug for entry in entries for slug in [entry["slug"], *entry.get("former_slugs", [])]]


@pytest.mark.parametrize("table", KEYS)
def test_every_entry_has_its_keys_and_no_others(table: str) -> None:
    for entry in FORCES[table]:
        assert KEYS[table] <= entry.keys() <= KEYS[table] | OPTIONAL_KEYS[table], entry["slug"]
        assert all(entry[key] for key in KEYS[table]), entry["slug"]


def test_the_43_territorial_forces_are_there() -> None:
    assert len(territorial()) == 43
    assert {force["region"] for force in territorial()} == REGIONS


def test_four_forces_are_welsh_and_carry_a_welsh_name() -> None:
    welsh = [force for force in territorial() if force.get("welsh")]
    assert {force["slug"] for force in welsh} == {"dyfed-powys", "gwent", "north-wales", "south-wales"}
    assert {force["region"] for force in welsh} == {"Wales"}
    for force in welsh:
        assert any(alias.startswith("Heddlu ") for alias in force["aliases"]), force["slug"]


def test_the_special_forces_are_named() -> None:
    special = {force["slug"] for force in FORCES["force"] if force["kind"] == "special"}
    assert special == {"british-transport-police", "civil-nuclear-constabulary", "ministry-of-defence-police"}


def test_the_44_english_fire_services_are_there() -> None:
    assert len(FORCES["fire_service"]) == 44


@pytest.mark.parametrize("tables", [("force", "agency"), ("fire_service",)])
def test_no_slug_is_used_twice_or_malformed(tables: tuple[str, ...]) -> None:
    assert repeated(slugs(*tables)) == []
    assert [slug for slug in slugs(*tables) if not re.fullmatch(r"[a-z]+(-[a-z]+)*", slug)] == []


def test_no_name_leads_to_two_forces_agencies_or_fire_services() -> None:
    entries = [entry for table in KEYS for entry in FORCES[table]]
    names = [{name.casefold() for name in [entry["name"], *entry["aliases"]]} for entry in entries]
    assert repeated(name for of_one_body in names for name in of_one_body) == []


def test_no_alias_is_printed_twice_or_repeats_the_name() -> None:
    for entry in [entry for table in KEYS for entry in FORCES[table]]:
        assert repeated([entry["name"], *entry["aliases"]]) == [], entry["slug"]


def test_no_force_or_fire_service_answers_to_the_bare_name_of_its_area() -> None:
    for entry in FORCES["force"] + FORCES["fire_service"]:
        assert entry["short"] not in entry["aliases"], entry["slug"]


def test_every_alias_of_a_fire_service_says_fire_or_is_a_set_of_initials() -> None:
    names = [name for service in FORCES["fire_service"] for name in [service["name"], *service["aliases"]]]
    assert [name for name in names if not re.search(r"\bFire\b|\bFRS\b|^[A-Z]+$", name)] == []


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("the Met", "metropolitan"),
        ("WMP", "west-midlands"),
        ("GMP", "greater-manchester"),
        ("Hampshire Constabulary", "hampshire-and-isle-of-wight"),
        ("Heddlu Gogledd Cymru", "north-wales"),
        ("Cleveland Police", "cleveland"),
    ],
)
def test_a_name_as_reports_print_it_leads_to_its_force(name: str, slug: str) -> None:
    found = [force["slug"] for force in FORCES["force"] if name in [force["name"], *force["aliases"]]]
    assert found == [slug]


def test_display_names_are_printed_with_curly_apostrophes() -> None:
    entries = [entry for table in KEYS for entry in FORCES[table]]
    values = [value for entry in [*entries, *BODIES] for value in entry.values()]
    assert [value for value in values if isinstance(value, str) and "'" in value] == []


def test_every_body_code_is_present_exactly_once() -> None:
    assert sorted(body["code"] for body in BODIES) == sorted(BODY_CODES)


def test_every_body_has_a_name_a_known_kind_and_aliases() -> None:
    for body in BODIES:
        assert body["name"], body["code"]
        assert body["aliases"], body["code"]
        assert body["kind"] in BODY_KINDS, body["code"]


def test_no_alias_stands_under_two_bodies_or_twice_under_one() -> None:
    assert repeated(alias for body in BODIES for alias in body["aliases"]) == []


def test_aliases_of_bodies_are_written_as_the_reader_sees_text() -> None:
    """Lower case, straight apostrophes, plain hyphens, single spaces, "and" for "&": nothing else matches."""
    plain = re.compile(r"[a-z(][a-z,'()-]*( [a-z(][a-z,'()-]*)*")
    aliases = [alias for body in BODIES for alias in body["aliases"]]
    assert [alias for alias in aliases if not plain.fullmatch(alias)] == []


@pytest.mark.parametrize("marks", ["with_police", "some_of_them", "doubtful"])
def test_marked_aliases_stand_among_the_aliases_of_their_body(marks: str) -> None:
    marked = {body["code"]: body[marks] for body in BODIES if marks in body}
    assert marked
    for body in BODIES:
        strangers = set(marked.get(body["code"], [])) - set(body["aliases"])
        assert strangers == set(), body["code"]
        assert repeated(marked.get(body["code"], [])) == [], body["code"]


def test_no_police_body_is_marked_as_a_partnership_with_the_police() -> None:
    """A force is the police: marking it so would turn a plain "yes" into a doubt."""
    assert [body["code"] for body in BODIES if body["kind"] == "police" and "with_police" in body] == []


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("chief constables", "chief_constables"),
        ("the force", "named_force"),
        ("national police chief's council", "npcc"),
        ("cps area leads", "cps"),
        ("hm crown prosecution service inspectorate", "inspectorates"),
        ("local policing bodies", "pccs"),
        ("fire and rescue authorities", "fire_authorities"),
        ("department for education", "government"),
    ],
)
def test_a_phrase_as_reports_print_it_leads_to_its_body(phrase: str, code: str) -> None:
    assert [body["code"] for body in BODIES if phrase in body["aliases"]] == [code]


def test_the_bare_service_names_nobody() -> None:
    """It is the fire service in one report and the police service in another."""
    bare = {"service", "the service", "services"}
    assert [body["code"] for body in BODIES if bare & set(body["aliases"])] == []
