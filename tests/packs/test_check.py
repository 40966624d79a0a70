from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from vigie.packs.check import check_folders
from vigie.packs.language import Cues

Write = Callable[[str, dict[str, str | None]], Path]
Blank = Callable[..., str]
Found = tuple[str, int, str, str]


def found(*folders: Path) -> list[Found]:
    return [
        (Path(p.file).relative_to(folders[-1]).as_posix(), p.line, p.severity, p.code) for p in check_folders(folders)
    ]


def messages(folder: Path) -> list[tuple[str, str]]:
    return [(p.message.replace(f"{folder}/", ""), p.hint) for p in check_folders([folder])]


def test_a_sound_folder_has_no_problem(base: Path) -> None:
    assert check_folders([base]) == []


WEAPON = "- id: b\n  item_class: arms\n  names: {fr: [Bé]}\n  example: {fr: Un bé.}\n"
PLACE = "- id: seoul\n  type: city\n  names: {en: [Seoul]}\n  example: {en: Seoul is big.}\n"
PERSON = """\
- id: somebody
  state: KP
  names: {en: [Some Body]}
  example: {en: Some Body spoke.}
  posts:
    - title: minister
      body: KP
      since: "2024-05"
"""
ORGANISATION = "- id: nis\n  type: intelligence\n  state: KP\n  names: {en: [NIS]}\n  example: {en: The NIS spoke.}\n"
HEAD = "heads:\n  - item_class: missile\n    forms: [missile(|s)]\n    example: Un missile.\n"

FRAME = """\
frames:
  - sense: supply
    kind: transfer
    roles: {supplier: [subj], item: [obj], recipient: [to, toward]}
    example: {text: Il livre.}
"""

# file, content, line, code, message, hint (None: not looked at)
CASES: list[tuple[str, str, int, str, str | None, str | None]] = [
    (
        "weapons/b.yml",
        WEAPON.replace("arms", "misile"),
        2,
        "unknown-class",
        "the class “misile” is not in vocabulary.yml",
        "did you mean “missile”?",
    ),
    (
        "weapons/b.yml",
        WEAPON + "  country: XX\n",
        5,
        "unknown-id",
        "there is no state with the id “XX”",
        "known: KP, RU",
    ),
    (
        "weapons/zz.yml",
        WEAPON.replace("id: b", "id: kn-23"),
        1,
        "repeated-id",
        "the id “kn-23” is already used at weapons/missiles.yml:1",
        "give one of the two another id",
    ),
    (
        "weapons/zz.yml",
        WEAPON.replace("Bé", "bé, hwasông 11A, Hwasông-11A"),
        3,
        "shared-form",
        "“Hwasông-11A” is already a name of “kn-23” at weapons/missiles.yml:4",
        "keep it for one entry, or move it to weak",
    ),
    (
        "weapons/b.yml",
        WEAPON.replace("Un bé", "Un bébé"),
        4,
        "empty-example",
        "the example holds none of the names: “Un bébé.”",
        "write a sentence with one of them",
    ),
    (
        "weapons/b.yml",
        WEAPON.replace("fr: Un", "en: Un"),
        4,
        "empty-example",
        "the example holds none of the names: “Un bé.”",
        "write a sentence with one of them",
    ),
    (
        "weapons/b.yml",
        WEAPON.replace("{fr: Un bé.}", "{}"),
        1,
        "no-example",
        "there is no example",
        "add a sentence that holds one of the names",
    ),
    (
        "weapons/b.yml",
        WEAPON.replace("[Bé]", '[Bé, "K\u041d-23"]'),
        3,
        "mixed-scripts",
        "“K\u041d-23” mixes Cyrillic and Latin letters",
        "type the word again with one keyboard; join the two scripts with a hyphen if both are meant",
    ),
    (
        "weapons/b.yml",
        WEAPON.replace("[Bé]", '["Bé\u200b", Bé]'),
        3,
        "invisible",
        "“Bé\u200b” holds an invisible character (zero width space)",
        "type the word again",
    ),
    (
        "weapons/b.yml",
        WEAPON.replace("[Bé]", '["Bé ", Bé]'),
        3,
        "stray-space",
        "“Bé ” begins or ends with a space, or holds two together",
        "take the space away",
    ),
    (
        "weapons/b.yml",
        WEAPON.replace("[Bé]", "[Bé, B(é|(e|a))]"),
        3,
        "bad-form",
        "the form “B(é|(e|a))” does not read: a group stands inside another",
        "groups are written (a|b|), never one inside another",
    ),
    (
        "weapons/b.yml",
        WEAPON.replace("[Bé]", "[Bé, missile(s)]"),
        3,
        "lone-group",
        "in the form “missile(s)” the group (s) has one alternative",
        "write (|s) for an ending that may lack",
    ),
    ("weapons/b.yml", WEAPON.replace("id: b", "id: Bé 2"), 1, "bad-id", "“Bé 2” is not written as an id", None),
    (
        "weapons/b.yml",
        WEAPON + "  weak:\n    fra: [Zed]\n",
        6,
        "unknown-language",
        "“fra” is no code of a language",
        "two or three letters of ISO 639: fr, en, ko, uk (Ukrainian), zh (Chinese)",
    ),
    (
        "lang/fr/items.yml",
        HEAD + "    refine:\n      tank: [long(|s)]\n",
        6,
        "unknown-class",
        "the class “tank” is not in vocabulary.yml",
        "known: arms, missile",
    ),
    (
        "lang/fr/items.yml",
        HEAD.replace("Un missile", "Un obus"),
        4,
        "empty-example",
        "the example holds none of the names: “Un obus.”",
        "write a sentence with one of them",
    ),
    (
        "actors/organisations/b.yml",
        ORGANISATION.replace("intelligence", "inteligence"),
        2,
        "unknown-value",
        "“inteligence” is not allowed here",
        "did you mean “intelligence”?",
    ),
    (
        "actors/organisations/b.yml",
        ORGANISATION.replace("KP", "RUS"),
        3,
        "unknown-id",
        "there is no state with the id “RUS”",
        "did you mean “RU”?",
    ),
    ("places/b.yml", PLACE.replace("city", "town"), 2, "unknown-value", "“town” is not allowed here", None),
    (
        "actors/persons.yml",
        PERSON.replace("body: KP", "body: mnd-kp"),
        7,
        "unknown-id",
        "there is no state or body with the id “mnd-kp”",
        None,
    ),
    (
        "actors/persons.yml",
        PERSON + '      until: "2023"\n',
        9,
        "since-until",
        "this ends (2023) before it begins (2024-05)",
        "look at the two dates",
    ),
    (
        "actors/persons.yml",
        PERSON[: PERSON.index("  posts")] + "  posts: []\n",
        1,
        "private-person",
        "“somebody” holds no post and is on no list",
        "write the office under posts or the list under listed; a private person is no entry",
    ),
    (
        "actors/persons.yml",
        PERSON + '  listed: [{by: KP, since: "2024", until: "2023"}]\n',
        9,
        "since-until",
        "this ends (2023) before it begins (2024)",
        "look at the two dates",
    ),
    (
        "actors/persons.yml",
        PERSON.replace("2024-05", "2023-02-29"),
        8,
        "bad-date",
        "“2023-02-29” is not a date",
        "write 2024, 2024-05 or 2024-05-31",
    ),
    (
        "actors/states.yml",
        "- id: KP\n  capital: pyongyang\n  names: {en: [North Korea]}\n  example: {en: North Korea.}\n",
        2,
        "unknown-id",
        "there is no place with the id “pyongyang”",
        "look at the spelling",
    ),
    (
        "lang/fr/predicates.yml",
        FRAME.replace("transfer", "gift"),
        3,
        "unknown-id",
        "there is no kind with the id “gift”",
        None,
    ),
    ("lang/fr/predicates.yml", FRAME + "    item: misile\n", 6, "unknown-class", None, "did you mean “missile”?"),
    ("lang/fr/predicates.yml", FRAME.replace("toward", "vers"), 4, "unknown-id", None, None),
    ("lang/fr/predicates.yml", FRAME.replace("subj", "sujb"), 4, "unknown-id", None, "did you mean “subj”?"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[3]} in {case[0]}")
def test_each_kind_of_error_names_file_and_line(
    base: Path, write: Write, case: tuple[str, str, int, str, str, str]
) -> None:
    file, content, line, code, message, hint = case
    write("base", {file: content})
    told = [problem for problem in check_folders([base]) if problem.severity == "error"]
    assert [(problem.file, problem.line, problem.code) for problem in told] == [(str(base / file), line, code)]
    assert message is None or told[0].message.replace(f"{base}{os.sep}", "") == message
    assert hint is None or told[0].hint == hint


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("hedges: [sembl(e]", "the form “sembl(e” does not read: a bracket is never closed"),
        ("modes: {see: [par mer]}", "there is no mode with the id “see”"),
        ("said: [{verbs: [affirm|er], example: Il affirme.}]", "there is no conjugation with the id “er”"),
        ("governors: [{effect: planed, example: Il prévoit.}]", "there is no effect with the id “planed”"),
    ],
)
def test_cues_are_checked_against_vocabulary_and_grammar(
    base: Path, write: Write, blank: Blank, line: str, message: str
) -> None:
    write("base", {"lang/fr/cues.yml": f"# a line before\n{line}\n{blank(Cues, line.split(':')[0])}"})
    assert [problem[:3] for problem in found(base)] == [("lang/fr/cues.yml", 2, "error")]
    assert [told for told, _ in messages(base)] == [message]


def test_a_language_says_the_code_of_its_folder(base: Path) -> None:
    path = base / "lang" / "fr" / "language.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("code: fr", "code: de"), encoding="utf-8")
    assert messages(base) == [("there is no folder with the id “de”", "known: fr")]


def test_a_vocabulary_that_does_not_load_makes_nothing_else_seem_wrong(base: Path, write: Write) -> None:
    write("base", {"vocabulary.yml": "classes: [", "lang/fr/predicates.yml": FRAME})
    assert {(file, code) for file, _, _, code in found(base)} == {("vocabulary.yml", "not-yaml")}


def test_actors_share_one_space_of_ids(base: Path, write: Write) -> None:
    vague = "- {id: nis, names: {en: [spies]}, example: {en: spies}}"
    write("base", {"actors/organisations/b.yml": ORGANISATION, "actors/vague.yml": vague})
    assert found(base) == [("actors/vague.yml", 1, "error", "repeated-id")]
    write("base", {"actors/vague.yml": None, "weapons/b.yml": WEAPON.replace("id: b", "id: nis")})
    assert found(base) == []


def test_bodies_may_be_states_organisations_or_roles_of_states(base: Path, write: Write) -> None:
    role = ORGANISATION.replace("nis", "defence").replace("state: KP", "body: mnd-{state}")
    bodies = "".join(f"    - {{title: chief, body: {body}}}\n" for body in ("KP", "nis", "mnd-kp"))
    person = PERSON.split("    - title")[0] + bodies
    write("base", {"actors/roles.yml": role, "actors/organisations/b.yml": ORGANISATION, "actors/persons.yml": person})
    assert found(base) == []


def test_a_class_must_have_a_parent_that_exists_and_be_none_of_its_own_ancestors(base: Path, write: Write) -> None:
    path = base / "vocabulary.yml"
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace("parent: arms", "parent: armes"), encoding="utf-8")
    assert found(base) == [("vocabulary.yml", 5, "error", "unknown-class")]
    path.write_text(sound.replace("id: arms", "id: arms\n    parent: missile"), encoding="utf-8")
    assert found(base) == [
        ("vocabulary.yml", 3, "error", "class-circle"),
        ("vocabulary.yml", 6, "error", "class-circle"),
    ]
    path.write_text(sound.replace("id: arms", "id: arms\n    within: missile"), encoding="utf-8")
    assert [problem[1] for problem in found(base)] == [3, 6]
    path.write_text(f"{sound}loads: [crate]\n", encoding="utf-8")
    assert [problem[2] for problem in found(base)] == ["error"]
    path.write_text(sound.replace("id: arms", "id: arms\n    within: missiles"), encoding="utf-8")
    assert found(base) == [("vocabulary.yml", 3, "error", "unknown-class")]
    path.write_text(sound.replace("kinds:", "  - {id: arms, labels: {}}\nkinds:"), encoding="utf-8")
    assert found(base) == [("vocabulary.yml", 7, "error", "repeated-id")]


def test_a_weapon_without_a_name_in_a_language_is_a_warning(base: Path, write: Write) -> None:
    write("base", {"weapons/b.yml": WEAPON.replace("fr", "en")})
    assert found(base) == [("weapons/b.yml", 3, "warning", "no-language")]
    assert messages(base) == [("“b” has no name in: fr", "add the names, or put them under “*”")]


def test_a_demonym_of_two_states_is_a_warning(base: Path, write: Write) -> None:
    path = base / "actors/states.yml"
    path.write_text(path.read_text(encoding="utf-8") + "  demonyms: {en: [north korean(|s)]}\n", encoding="utf-8")
    assert found(base) == [("actors/states.yml", 8, "warning", "shared-form")]


def test_one_form_may_name_entries_of_two_families_or_of_two_languages(base: Path, write: Write) -> None:
    place = PLACE.replace("Seoul", "Russia")
    weapons = WEAPON + WEAPON.replace("id: b", "id: c").replace("fr", "ru")
    write("base", {"places/b.yml": place, "weapons/b.yml": weapons})
    assert {code for _, _, severity, code in found(base) if severity == "error"} == set()


def test_a_weak_name_is_no_example_and_may_be_shared(base: Path, write: Write) -> None:
    weak = WEAPON + "  weak: {fr: [kn-23, Zircon]}\n"
    write("base", {"weapons/b.yml": weak.replace("Un bé", "Un Zircon")})
    assert found(base) == [("weapons/b.yml", 4, "error", "empty-example")]


def test_a_split_form_leaves_room_for_the_state(base: Path, write: Write) -> None:
    role = """\
        - id: defence-ministry
          body: mnd-{state}
          type: ministry
          names: {fr: [ministère de la Défense]}
          split: {fr: [ministère ~ de la Défense]}
          example: {fr: Le ministère sud-coréen de la Défense a parlé.}
        """
    write("base", {"actors/roles.yml": role})
    assert found(base) == []


def test_an_overlay_is_checked_against_what_it_lies_on(base: Path, write: Write) -> None:
    mine = write("mine", {"weapons/mine.yml": WEAPON.replace("arms", "missile") + "  country: RU\n"})
    assert check_folders([base, mine]) == []
    write("mine", {"weapons/mine.yml": WEAPON.replace("arms", "boat")})
    assert found(base, mine) == [("weapons/mine.yml", 2, "error", "unknown-class")]


def test_files_that_do_not_parse_do_not_hide_the_others(base: Path, write: Write) -> None:
    write(
        "base",
        {"weapons/b.yml": "- id: [", "weapons/c.yml": "- id: c\n", "notes.txt": "", "actors/states.yml": "- {id: KP}"},
    )
    assert [(file, code) for file, _, _, code in found(base)] == [
        *[("actors/states.yml", "missing-key")] * 2,
        ("notes.txt", "unknown-file"),
        ("weapons/b.yml", "not-yaml"),
        *[("weapons/c.yml", "missing-key")] * 3,
        ("weapons/missiles.yml", "unknown-id"),
    ]
