"""The laws of the queue: order changes nothing, what was told apart stays apart, ids survive, undo restores."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from vigie.model.entity import Cluster, Judgement, Seen
from vigie.resolve.clusters import clusters, name_id
from vigie.resolve.judging import blocking, joining, replay

TEXTS = [
    *("Haldenborg Institute", "Haldemborg Institute", "Institute Haldenborg", "HI", "Haldenborg Centre"),
    *("Орвикстад Институт", "Orvikstad Institut", "Orvikstads Institut", "Norvikstad Institut"),
    *("Bulsae-9", "불새-9", "Бульсэ-9", "Bulsae-8", "Pulsae-9"),
]
KINDS = ("organisation", "weapon")
NAMES = st.builds(
    Seen,
    kind=st.sampled_from(KINDS),
    text=st.sampled_from(TEXTS),
    language=st.sampled_from(["en", "fr", None]),
    mentions=st.integers(1, 9),
    first=st.integers(1, 50),
)
IDS = [*(name_id("organisation", text) for text in TEXTS[:9]), *(name_id("weapon", text) for text in TEXTS[9:])]
IDS += ["kn-23", "kn-24"]


@st.composite
def histories(draw: st.DrawFn) -> list[Judgement]:
    made: list[Judgement] = []
    for number in range(draw(st.integers(0, 8))):
        act = draw(st.sampled_from(["same", "different", "undo"]))
        first, second = draw(st.sampled_from(IDS)), draw(st.sampled_from(IDS))
        if act == "undo":
            if not made:
                continue
            first = draw(st.sampled_from([one.id for one in made]))
        elif first == second:
            continue
        made.append(judged(act, first, second, number))
    return made


def judged(act: str, first: str, second: str | None = None, number: int = 0) -> Judgement:
    return Judgement(
        id=f"jdg_{number}", at=f"2026-01-01T00:00:{number:02}", who="w", act=act, first=first, second=second
    )


def seen(text: str, kind: str = "organisation", first: int = 1, mentions: int = 1) -> Seen:
    return Seen(kind=kind, text=text, first=first, mentions=mentions)


def together(found: Sequence[Cluster]) -> list[set[str]]:
    return [{name.text for name in cluster.names} for cluster in found]


NOTHING = replay([])


def test_names_that_may_be_one_wait_together_and_say_why() -> None:
    found = clusters(
        [seen("Bulsae-9", "weapon", 1, 3), seen("불새-9", "weapon", 2), seen("Bulsae-8", "weapon", 3)], NOTHING
    )
    assert together(found) == [{"Bulsae-9", "불새-9"}, {"Bulsae-8"}]
    assert [(tie.first, tie.second, tie.rule) for tie in found[0].ties] == []  # one key: the letters are the same
    wider = clusters([seen("Bulsae-9", "weapon"), seen("Бульсэ-9", "weapon")], NOTHING)
    assert [{tie.first, tie.second, tie.rule} for tie in wider[0].ties] == [{"Bulsae-9", "Бульсэ-9", "script"}]


def test_kinds_never_mix_unless_a_person_says_so() -> None:
    names = [seen("Haldenborg Institute"), seen("Haldenborg Institute", "place")]
    assert len(clusters(names, NOTHING)) == 2
    said = replay([judged("same", name_id("organisation", names[0].text), name_id("place", names[1].text))])
    assert len(clusters(names, said)) == 1


def test_a_cluster_judged_to_be_an_entity_is_it_and_takes_near_spellings_along() -> None:
    names = [seen("Bulsae-9", "weapon"), seen("Бульсэ-9", "weapon", 5)]
    found = clusters(names, replay([judged("same", "kn-23", name_id("weapon", "Bulsae-9"))]))
    assert [(one.entity, len(one.names)) for one in found] == [("kn-23", 2)]


def test_two_names_judged_to_be_two_entities_are_never_joined() -> None:
    names = [seen("Bulsae-9", "weapon"), seen("Бульсэ-9", "weapon", 5)]
    said = [
        judged("same", "kn-23", name_id("weapon", "Bulsae-9")),
        judged("same", "kn-24", name_id("weapon", "Бульсэ-9")),
    ]
    assert sorted(str(one.entity) for one in clusters(names, replay(said))) == ["kn-23", "kn-24"]


def test_a_cluster_is_called_as_a_person_called_it_last() -> None:
    id = name_id("organisation", "Haldenborg Institute")
    said = [judged("name", id, "First", 1), judged("name", id, "Halden Institute", 2), judged("kind", id, "place", 3)]
    found = clusters([seen("Haldenborg Institute"), seen("Haldemborg Institute", first=2)], replay(said))
    assert [(one.name, one.kind) for one in found] == [("Halden Institute", "place")]


@given(st.lists(NAMES, max_size=12), histories(), st.randoms(use_true_random=False))
def test_the_order_of_the_names_changes_nothing(names: list[Seen], said: list[Judgement], chance: object) -> None:
    shuffled = list(names)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clusters(names, replay(said)) == clusters(shuffled, replay(said))


@given(st.lists(NAMES, max_size=12), histories())
def test_every_name_is_in_exactly_one_cluster(names: list[Seen], said: list[Judgement]) -> None:
    found = clusters(names, replay(said))
    held = [(name.kind, name.text, name.language, name.mentions, name.first) for one in found for name in one.names]
    assert sorted(held, key=repr) == sorted(
        ((n.kind, n.text, n.language, n.mentions, n.first) for n in names), key=repr
    )
    assert len({id for one in found for id in one.ids}) == sum(len(one.ids) for one in found)


@given(st.lists(NAMES, max_size=12), histories())
def test_what_was_told_apart_is_never_together(names: list[Seen], said: list[Judgement]) -> None:
    judgements = replay(said)
    for one in clusters(names, judgements):
        members = {*one.ids, *([one.entity] if one.entity else [])}
        assert not any(judgements.apart.get(id, frozenset()) & members for id in members)


@given(st.lists(NAMES, max_size=8), st.lists(NAMES, max_size=8), histories())
def test_ids_survive_new_readings(before: list[Seen], more: list[Seen], said: list[Judgement]) -> None:
    later = [Seen(kind=one.kind, text=one.text, first=one.first + 100) for one in more]
    now = clusters([*before, *later], replay(said))
    for old in clusters(before, replay(said)):
        assert [sum(name_id(name.kind, name.text) in one.ids for one in now) for name in old.names] == [1] * len(
            old.names
        )


@given(st.lists(NAMES, max_size=8), st.lists(NAMES, max_size=8))
def test_new_readings_only_join_clusters_under_the_oldest_id(before: list[Seen], more: list[Seen]) -> None:
    later = [Seen(kind=one.kind, text=one.text, first=one.first + 100) for one in more]
    old_ids = {one.id for one in clusters(before, NOTHING)}
    now = clusters([*before, *later], NOTHING)
    for old in clusters(before, NOTHING):
        new = next(one for one in now if old.id in one.ids)
        assert {name.text for name in old.names} <= {name.text for name in new.names}
        assert new.id in old_ids


@given(st.lists(NAMES, max_size=10), histories())
def test_undoing_every_judgement_restores_the_beginning(names: list[Seen], said: list[Judgement]) -> None:
    undone = [*said, *(judged("undo", one.id, None, 90 - n) for n, one in enumerate(reversed(said)))]
    # an undo that is itself undone would judge again: only whole ones are taken back
    if not any(one.act == "undo" for one in said):
        assert clusters(names, replay(undone)) == clusters(names, NOTHING)


@given(histories(), st.sampled_from(IDS), st.sampled_from(IDS))
def test_a_joining_crosses_a_border_exactly_when_a_judgement_blocks_it(said: list[Judgement], a: str, b: str) -> None:
    if a == b:
        return
    groups = replay(said).groups()
    assert (blocking(said, a, b) is None) == (b in groups.of(a) or groups.may_join(a, b))
    assert (joining(said, a, b) is not None) == (b in groups.of(a))


def test_an_undo_taken_back_judges_again() -> None:
    said = [judged("same", "a", "b", 1), judged("undo", "jdg_1", None, 2)]
    assert replay(said).same == ()
    assert replay([*said, judged("undo", "jdg_2", None, 3)]).same == (("a", "b"),)


def test_two_told_apart_are_not_joined_in_a_roundabout_way() -> None:
    said = [judged("different", "a", "c", 1), judged("same", "a", "b", 2), judged("same", "b", "c", 3)]
    assert replay(said).same == (("a", "b"),)
    blocked = blocking(said, "b", "c")
    assert blocked is not None and blocked.id == "jdg_1"
