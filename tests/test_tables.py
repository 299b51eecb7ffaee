"""The tables in `config/`: what comes along can be read, and a mistake in one is pointed at."""

from pathlib import Path

import pytest

from hmicwatch.domain import BodyCode, DocumentRole, ForceKind, PublicationKind
from hmicwatch.errors import SettingsError
from hmicwatch.settings import bundled
from hmicwatch.tables import load_bodies, load_forces, load_sources


def test_the_forces_that_come_along() -> None:
    forces = load_forces(bundled("forces.toml"))
    kinds = [force.kind for force in forces]
    assert kinds.count(ForceKind.TERRITORIAL) == 43
    assert kinds.count(ForceKind.SPECIAL) >= 3
    ours = next(f for f in forces if f.slug == "west-midlands" and f.kind is ForceKind.TERRITORIAL)
    assert ours.name == "West Midlands Police"


def test_the_bodies_that_come_along_are_all_that_the_contract_names() -> None:
    assert {body.code for body in load_bodies(bundled("bodies.toml"))} == set(BodyCode)


def test_the_sources_that_come_along() -> None:
    sources = load_sources(bundled("sources.toml"))
    assert [listing.path for listing in sources.listings if listing.required] == ["/publications/"]
    roles = {family.prefix: family.role for family in sources.families if not family.host}
    assert roles["/publications/"] is DocumentRole.LANDING
    assert roles["/publication-html/"] is DocumentRole.HTML
    peel = next(family for family in sources.families if family.prefix == "/peel-reports/")
    assert peel.kind is PublicationKind.PEEL
    lengths = [len(old) for old, _ in sources.canonical]
    assert lengths == sorted(lengths, reverse=True)
    assert dict(sources.canonical)["www.justiceinspectorates.gov.uk/hmicfrs/"] == "/"


FORCE = '[[force]]\nslug = "a"\nname = "A Police"\nshort = "A"\nkind = "territorial"\n'
LISTING = '[[listing]]\nname = "P"\npath = "/publications/"\nkind = "publications"\n'
BODY = '[[body]]\ncode = "npcc"\nname = "NPCC"\nkind = "national"\naliases = ["npcc"]\n'


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("forces", "", ["lists no force"]),
        ("forces", FORCE + FORCE, ['"a"', "twice"]),
        ("forces", FORCE.replace('"A"', '""'), ["force 1.short", '""']),
        ("forces", FORCE.replace("territorial", "fire"), ["force 1.kind", "territorial, special"]),
        ("forces", FORCE + "alias = []\n", ["force 1.alias", "Did you mean aliases?"]),
        ("forces", FORCE + 'aliases = "A"\n', ["force 1.aliases", "a list of texts"]),
        ("forces", "[force]\n", ["[[force]]"]),
        ("bodies", BODY.replace("npcc", "npc", 1), ["body 1.code", '"npc"', "chief_constables"]),
        ("bodies", BODY + 'doubtful = ["chiefs"]\n', ["body 1.doubtful", '"chiefs"']),
        ("bodies", "bodies = []\n", ["Did you mean body?"]),
        ("sources", "", ["no listing of publications"]),
        ("sources", LISTING.replace('"/p', '"p'), ["listing 1.path", '"publications/"', '"/"']),
        ("sources", LISTING + "minimum = -1\n", ["listing 1.minimum", "-1"]),
        ("sources", LISTING + '[[family]]\nprefix = "/a/"\nrole = "page"\n', ["family 1.role", '"page"']),
        ("sources", LISTING + '[canonical]\n"https://a/" = "/"\n', ['"https://"']),
        ("sources", LISTING + '[canonical]\n"a.org/" = "b"\n', ["canonical.a.org/", '"b"']),
    ],
)
def test_a_mistake_is_pointed_at(tmp_path: Path, name: str, content: str, words: list[str]) -> None:
    path = tmp_path / f"{name}.toml"
    path.write_text(content, encoding="utf-8")
    load = {"forces": load_forces, "bodies": load_bodies, "sources": load_sources}[name]
    with pytest.raises(SettingsError) as caught:
        load(path)
    message = str(caught.value)
    assert path.name in message
    assert all(word in message for word in words), message


def test_a_force_and_a_fire_service_may_share_a_slug(tmp_path: Path) -> None:
    path = tmp_path / "forces.toml"
    path.write_text(
        FORCE + '[[fire_service]]\nslug = "a"\nname = "A Fire"\nshort = "A"\nauthority = "A Authority"\n',
        encoding="utf-8",
    )
    police, fire = load_forces(path)
    assert (police.kind, fire.kind) == (ForceKind.TERRITORIAL, ForceKind.FIRE)
    assert fire.local_policing_body == "A Authority"
