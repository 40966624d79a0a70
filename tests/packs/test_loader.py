from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from vigie.model.errors import PackError
from vigie.packs import cache
from vigie.packs.files import FILES, LANGUAGE_SHAPES, slot_of
from vigie.packs.loader import load_folders
from vigie.packs.records import Designation, Items
from vigie.packs.sources import pack_files, read

Write = Callable[[str, dict[str, str | None]], Path]


def failure(*folders: Path) -> tuple[str, int, str, str]:
    with pytest.raises(PackError) as caught:
        load_folders(folders, None)
    error = caught.value
    return Path(error.file).relative_to(folders[-1]).as_posix(), error.line, error.problem, error.hint


def test_entries_and_languages_land_in_their_families(base: Path) -> None:
    packs = load_folders([base], None)
    assert [state.id for state in packs.states] == ["KP", "RU"]
    assert packs.weapons[0].names == {"*": ["KN-23", "Hwasong-11(|A)"]}
    assert packs.languages["fr"].items is not None
    assert packs.languages["fr"].items.heads[0].weak is False
    assert packs.languages["fr"].cues is None
    assert packs.vocabulary.classes[1].parent == "arms"


def test_scalars_stay_what_was_written(base: Path, write: Write) -> None:
    write(
        "base",
        {"weapons/b.yml": '- {id: 010, item_class: arms, names: {"*": [no, 2024-01-01]}, example: {no: "no"}}'},
    )
    weapon = load_folders([base], None).weapons[0]
    assert (weapon.id, weapon.names["*"], weapon.example) == ("010", ["no", "2024-01-01"], {"no": "no"})


def test_an_overlay_replaces_by_id_and_adds_the_rest(base: Path, write: Write) -> None:
    mine = write(
        "mine",
        {
            "weapons/other-name.yml": """\
                - {id: kn-23, item_class: arms, names: {en: [Twenty-three]}, example: {en: The Twenty-three fell.}}
                - {id: kn-24, item_class: missile, names: {en: [KN-24]}, example: {en: A KN-24 fell.}}
                """
        },
    )
    weapons = load_folders([base, mine], None).weapons
    assert [weapon.id for weapon in weapons] == ["kn-23", "kn-24"]
    assert weapons[0].names == {"en": ["Twenty-three"]}
    assert (weapons[0].item_class, weapons[0].country) == ("arms", None)


def test_the_last_overlay_wins(base: Path, write: Write) -> None:
    def folder(name: str, label: str) -> Path:
        entry = f"- {{id: kn-23, item_class: arms, names: {{en: [{label}]}}, example: {{en: {label}}}}}\n"
        return write(name, {"weapons/missiles.yml": entry})

    one, two = folder("one", "One"), folder("two", "Two")
    assert load_folders([base, one, two], None).weapons[0].names == {"en": ["Two"]}
    assert load_folders([base, two, one], None).weapons[0].names == {"en": ["One"]}


def test_an_overlay_adds_to_a_file_that_is_one_record(base: Path, write: Write) -> None:
    mine = write(
        "mine",
        {
            "lang/fr/items.yml": """\
                heads: [{item_class: arms, forms: [engin(|s)], example: Un engin.}]
                never: [film culte]
                """,
            "vocabulary.yml": """\
                classes: [{id: missile, parent: arms, labels: {fr: engin}}, {id: laser, labels: {fr: laser}}]
                units: {crate: {fr: caisse}}
                """,
        },
    )
    packs = load_folders([base, mine], None)
    items = packs.languages["fr"].items
    assert items is not None
    assert [head.forms for head in items.heads] == [["missile(|s)"], ["engin(|s)"]]
    assert items.never == ["film culte"]
    assert [(c.id, c.labels.get("fr")) for c in packs.vocabulary.classes] == [
        ("arms", "armes"),
        ("missile", "engin"),
        ("laser", "laser"),
    ]
    assert packs.vocabulary.units == {"crate": {"fr": "caisse"}}


def test_hidden_files_and_messages_are_no_packs(base: Path, write: Write) -> None:
    before = load_folders([base], None)
    write("base", {".directory": "x", "lang/fr/messages.yml": "texts: {}", "weapons/.missiles.yml.swp": "\0"})
    assert load_folders([base], None) == before


WEAPONS, ITEMS, LIST = "weapons/b.yml", "lang/fr/items.yml", "put each item on its own line after a hyphen"
NAMES = '- id: a\n  item_class: arms\n  example: {en: A1}\n  names:\n    "*":\n      - A1\n'
HEAD = "heads:\n  - item_class: arms\n    forms: [arme(|s)]\n    example: Une arme.\n"


@pytest.mark.parametrize(
    ("file", "content", "line", "problem", "hint"),
    [
        (
            WEAPONS,
            NAMES.replace("example", "exemple"),
            3,
            "the key “exemple” is not known here",
            "did you mean “example”?",
        ),
        (WEAPONS, "\n\n- id: a\n  names: {}\n  example: {}\n", 3, "the key “item_class” is missing", "add it"),
        (WEAPONS, NAMES + "    fr: Avion\n", 7, "expected a list, got a text", LIST),
        (WEAPONS, "id: a\n", 1, "expected a list, got keys with values", LIST),
        (WEAPONS, "- id: a\n  id: b\n", 2, "the key “id” is written twice", "keep one of the two"),
        (
            WEAPONS,
            "- &x {id: a}\n- *x\n",
            1,
            "anchors and aliases (& and *) are not used in packs",
            "write the value out",
        ),
        (
            WEAPONS,
            NAMES + "      - A(2\n",
            7,
            "the form “A(2” does not read: a bracket is never closed",
            "groups are written (a|b|), never one inside another",
        ),
        (ITEMS, HEAD + "    weak: maybe\n", 5, "expected true or false, got a text", "docs/packs.md shows the shape"),
        (
            "lang/fr/item.yml",
            "[]",
            1,
            "“lang/fr/item.yml” is not the name of a pack file",
            "did you mean “lang/*/items.yml”?",
        ),
        (
            "actors/state.yml",
            "",
            1,
            "“actors/state.yml” is not the name of a pack file",
            "did you mean “actors/states.yml”?",
        ),
    ],
)
def test_a_schema_error_names_file_line_problem_and_hint(
    base: Path, write: Write, file: str, content: str, line: int, problem: str, hint: str
) -> None:
    write("base", {file: content})
    assert failure(base) == (file, line, problem, hint)


def test_a_file_that_is_no_yaml_names_its_line(base: Path, write: Write) -> None:
    write("base", {"weapons/b.yml": "- id: [a\n- b: c\n"})
    file, line, problem, _ = failure(base)
    assert (file, line) == ("weapons/b.yml", 2)
    assert problem.startswith("this is not YAML: ")


def test_a_language_must_have_its_grammar(base: Path, write: Write) -> None:
    write("base", {"lang/de/items.yml": "heads: []\n"})
    assert failure(base) == ("lang/de/language.yml", 1, "“lang/de/language.yml” is missing", "add the file")


def test_every_schema_error_is_listed_and_the_first_is_raised(base: Path, write: Write) -> None:
    write(
        "base", {"weapons/b.yml": "- {id: a, names: {}, example: {}}\n- {item_class: arms, names: {}, example: {}}\n"}
    )
    found, _ = pack_files([base])
    assert [(Path(p.file).name, p.line, p.message) for p in read(found).problems] == [
        ("b.yml", 1, "the key “item_class” is missing"),
        ("b.yml", 2, "the key “id” is missing"),
    ]
    assert failure(base)[1] == 1


def test_an_error_in_an_overlay_names_the_overlay(base: Path, write: Write) -> None:
    mine = write("mine", {"lang/fr/items.yml": "heads:\n  - forms: [engin]\n    example: Un engin.\n"})
    assert failure(base, mine) == ("lang/fr/items.yml", 2, "the key “item_class” is missing", "add it")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("(a(b|c)|d)", "a group stands inside another"),
        ("franc(|s", "a bracket is never closed"),
        ("franc|francs", "a bar stands outside a group"),
        ("(franc|)", "it may come out empty"),
    ],
)
def test_a_form_of_a_language_that_does_not_read_is_refused_when_loaded(
    base: Path, write: Write, words: str, reason: str
) -> None:
    numbers = f'{{decimal: ",", words: {{}}, scales: {{}}, examples: [],\n other_units: ["{words}"]}}\n'
    file, line, problem, _ = failure(base, write("mine", {"lang/fr/numbers.yml": numbers}))
    assert (file, line) == ("lang/fr/numbers.yml", 2)
    assert problem == f"the form “{words}” does not read: {reason}"


def test_bytes_that_are_not_utf8_name_their_line(base: Path) -> None:
    (base / "weapons" / "b.yml").write_bytes("- id: a\n  note: é\n".encode("latin-1"))
    assert failure(base) == ("weapons/b.yml", 2, "this line is not UTF-8 text", "save the file as UTF-8")


def test_a_byte_order_mark_is_no_harm(base: Path) -> None:
    path = base / "actors" / "states.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(load_folders([base], None).states) == 2


def test_folders_that_are_not_there_and_a_missing_vocabulary(base: Path, write: Write, tmp_path: Path) -> None:
    assert failure(base, tmp_path / "nowhere") == (
        ".",
        1,
        "this pack folder does not exist",
        "give the path of a folder",
    )
    write("base", {"vocabulary.yml": None})
    assert failure(base) == ("vocabulary.yml", 1, "“vocabulary.yml” is missing", "add the file")


def test_the_digest_follows_content_and_names_not_dates(base: Path, write: Write) -> None:
    first = load_folders([base], None).digest
    path = base / "weapons" / "missiles.yml"
    os.utime(path, (1, 1))
    assert load_folders([base], None).digest == first
    path.write_bytes(path.read_bytes() + b"\n")
    second = load_folders([base], None).digest
    path.rename(path.with_name("rockets.yml"))
    third = load_folders([base], None).digest
    mine = write("mine", {})
    assert len({first, second, third}) == 3
    assert load_folders([base, mine], None).digest == third
    write("mine", {"weapons/a.yml": "[]"})
    assert load_folders([base, mine], None).digest != third


def test_the_cache_gives_back_what_was_parsed(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = load_folders([base], tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == 1

    def refuse(*_: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr("vigie.packs.loader.read", refuse)
    assert load_folders([base], tmp_path / "cache") == parsed == load_folders([base], tmp_path / "cache")


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x81\xa6digest\xa1x", b"half"])
def test_a_damaged_cache_is_passed_over_and_rewritten(base: Path, tmp_path: Path, damage: bytes) -> None:
    parsed = load_folders([base], tmp_path)
    (path,) = tmp_path.glob("*.msgpack")
    whole = path.read_bytes()
    path.write_bytes(whole[:50] if damage == b"half" else damage)
    assert load_folders([base], tmp_path) == parsed
    assert path.read_bytes() == whole


def test_a_cache_of_other_code_is_not_read(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = load_folders([base], tmp_path)
    monkeypatch.setattr(cache, "schema_version", lambda: "another version of the code")
    assert cache.cached(tmp_path, parsed.digest) is None


def test_a_cache_that_cannot_be_written_is_no_error(base: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert load_folders([base], blocked / "cache").weapons
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_old_caches_are_cleared_away(base: Path, write: Write, tmp_path: Path) -> None:
    for number in range(cache.KEPT + 3):
        write("base", {"weapons/b.yml": f"# edit {number}\n[]"})
        load_folders([base], tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == cache.KEPT


@pytest.mark.parametrize("running", [True, False])
def test_reading_the_cache_leaves_the_search_for_garbage_as_it_was(base: Path, tmp_path: Path, running: bool) -> None:
    parsed = load_folders([base], tmp_path)
    gc.unfreeze()
    (gc.enable if running else gc.disable)()
    try:
        assert cache.cached(tmp_path, parsed.digest) == parsed
        assert gc.isenabled() is running
        assert gc.get_freeze_count() > 0
    finally:
        gc.enable()


def test_the_cache_folder_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.cache_folder() == tmp_path / "vigie"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = cache.cache_folder()
    assert folder is not None
    assert folder.is_relative_to(tmp_path)


def test_each_file_has_one_slot() -> None:
    slot = slot_of("weapons/north-korea.yml")
    assert slot is not None
    assert (slot.family, slot.shape, slot.entries) == ("weapons", Designation, True)
    items = slot_of("lang/fr/items.yml")
    assert items is not None
    assert (items.family, items.language, items.shape) == ("items", "fr", Items)
    assert slot_of("weapons/asia/north-korea.yml") is None
    assert slot_of("weapons.yml") is None
    assert all(slot_of(pattern.replace("*", "x")) for pattern in FILES)
    assert all(slot_of(f"lang/ko/{name}.yml") for name in LANGUAGE_SHAPES)
