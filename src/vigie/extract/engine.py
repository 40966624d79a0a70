"""One document, from text to drafts: sentence by sentence, with what earlier sentences left in mind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vigie.extract.actors import ActorBuilder, ActorPhrase, same
from vigie.extract.agreements import agreements
from vigie.extract.assemble import complete, drafts_of
from vigie.extract.attribution import Source, find_sources
from vigie.extract.carrying import carriers_in, give_carriers
from vigie.extract.contents import contents
from vigie.extract.counting import count_alone
from vigie.extract.craft import Words
from vigie.extract.dateline import own_date
from vigie.extract.discourse import Discourse
from vigie.extract.drafts import Draft
from vigie.extract.entries import day_at, entries_of, times_of
from vigie.extract.equivalents import counts_loads, equations, equivalents, without
from vigie.extract.families import FAMILIES
from vigie.extract.firings import firings, in_general
from vigie.extract.gauging import gauge
from vigie.extract.glimpses import PARTIES, VOICES, Waiting, concerns, counted, glimpsed, wants
from vigie.extract.groups import find_groups
from vigie.extract.joining import join_claimers
from vigie.extract.leads import destined, lead_of, listed, theme_of
from vigie.extract.lexicon import Hit, Lexicon
from vigie.extract.loads import filled
from vigie.extract.money import converted
from vigie.extract.nodes import Node, Span, make_nodes, outline
from vigie.extract.nominal import by_noun
from vigie.extract.owners import handed_on
from vigie.extract.phrases import ItemBuilder, Vocabulary
from vigie.extract.presence import present
from vigie.extract.quantities import QuantityReader
from vigie.extract.scopes import give_scope
from vigie.extract.sentence import Sentence
from vigie.extract.settle import settle
from vigie.extract.speakers import Voices
from vigie.extract.special import KINDS, distributed, special_drafts
from vigie.extract.ties import corrected, tie
from vigie.extract.times import DateReader, TimeMention
from vigie.extract.valence import by_verb
from vigie.model.document import Document
from vigie.text.edtf import is_past, is_to_come
from vigie.text.fold import lower
from vigie.text.tokens import SentenceRules


@dataclass(slots=True)
class Reader:
    """Everything compiled for one language; holds no state of any document."""

    lexicon: Lexicon
    vocabulary: Vocabulary
    quantities: QuantityReader
    dates: DateReader
    sentences: SentenceRules
    craft: Words

    def read(self, document: Document) -> tuple[list[Draft], list[tuple[Node, tuple[int, int]]]]:
        """The drafts of a document in text order, and its item phrases with their sentence."""
        text, folded = document.text, lower(document.text)
        hits = self.lexicon.find(text)
        sentences = glimpsed(text, hits, self._sentences(document))
        entries = entries_of(document)
        times = times_of(self.dates, document, entries) if entries else self._times(document)
        spans = outline(hits, self.quantities.find(counted(text, sentences)), times)
        accepted = known(hits)
        discourse = Discourse(self.vocabulary, Voices(text), document.dated)
        drafts: list[Draft] = []
        items: list[tuple[Node, tuple[int, int]]] = []
        starts = [s.start for s in spans]
        waiting: list[Waiting] = []
        paragraph = 0
        for start, end, fresh, role, cats, led in sentences:
            if fresh:
                discourse.dated = day_at(entries, start) or document.dated
                discourse.new_paragraph()
                paragraph += 1
            if role != "list-item" and fresh:
                discourse.lead = None
            if role == "headline" and fresh:
                discourse.heading = None
            inside = spans[bisect_left(starts, start) : bisect_left(starts, end)]
            if inside and inside[-1].end > end:  # a name that the end of a sentence cuts ("md. | 63") is none
                inside = inside[:-1]
            discourse.listing = role == "list-item"
            if not (led or concerns(cats, inside, end)):
                voiced, named = not VOICES.isdisjoint(cats), not PARTIES.isdisjoint(cats)
                if voiced and not named:
                    discourse.source = None  # somebody unnamed speaks: who spoke before does not go on
                    waiting = [w._replace(goes_on=False) for w in waiting]
                elif named:
                    waiting = [*waiting[-1:], Waiting(start, end, inside, voiced, paragraph)]
                continue
            if waiting and wants(cats, waiting[-1].paragraph == paragraph):
                self._listen(text, waiting, accepted, discourse, paragraph)
            waiting = []
            carriers = carriers_in(self.craft, text, folded, (start, end), inside)
            inside = [s for s in inside if not any(c.covers(s) for c in carriers)] if carriers else inside
            sentence = self.parse(text, start, end, inside, accepted)
            items += [(n, (start, end)) for n in sentence.nodes if n.kind == "item"]
            found = self._drafts(sentence, text, discourse)
            give_carriers(found, sentence.nodes, carriers)
            for draft in found:
                draft.heading = role == "headline"
            drafts += found
            if role == "headline":
                discourse.heading = two_states(sentence)
                discourse.theme = theme_of(sentence) or discourse.theme
        return filled(drafts, (n for n, _ in items), self.vocabulary), items

    def _listen(
        self, text: str, waiting: Sequence[Waiting], accepted: frozenset[str], discourse: Discourse, paragraph: int
    ) -> None:
        """Learns who spoke or was named in sentences that told nothing else."""
        for each in waiting:
            sentence = self.parse(text, each.start, each.end, each.spans, accepted)
            if not each.voiced:
                discourse.voices.meet(sentence)
                continue
            sources = find_sources(sentence, discourse.voices)
            discourse.telling.take(text, sentence, [], sources)
            _remember(sentence, [], sources, discourse)
            if each.paragraph != paragraph:
                discourse.new_paragraph()
            elif not each.goes_on:
                discourse.source = None

    def _times(self, document: Document) -> list[TimeMention]:
        """The times of a document, told from its date; one that has none may date itself."""
        times = self.dates.find(document.text, document.dated)
        dated = own_date(document.text, times) if document.dated is None else None
        return times if dated is None else self.dates.find(document.text, dated)

    def _sentences(self, document: Document) -> Iterator[tuple[int, int, bool, str]]:
        for segment in document.segments:
            fresh = True
            for start, end in self.sentences.split(document.text, segment.start, segment.end):
                yield start, end, fresh and segment.role != "list-item", segment.role
                fresh = False

    def parse(self, text: str, start: int, end: int, spans: Sequence[Span], accepted: frozenset[str]) -> Sentence:
        """A sentence as nodes, verb groups and clauses."""
        language = self.lexicon.language
        family = FAMILIES[language.family]
        words = make_nodes(text, start, end, spans, glue=self.lexicon.glue)
        nodes = count_alone(ItemBuilder(self.lexicon, self.vocabulary, accepted).build(words), language)
        gauge(nodes)
        nodes = join_claimers(ActorBuilder(accepted, after=language.modifiers == "after").build(nodes))
        undate(nodes)
        groups = find_groups(nodes)
        family.mark(nodes, words, language)
        clauses = family.clauses(nodes, groups)
        return Sentence(start, end, nodes, groups, clauses, family)

    def _drafts(self, sentence: Sentence, text: str, discourse: Discourse) -> list[Draft]:
        sources = find_sources(sentence, discourse.voices)
        if text[sentence.end - 1] == "?":
            return []  # a question tells nothing
        carried = discourse.carried(text, sentence) if not sources else None
        reciprocal = any("reciprocal" in n.cats for n in sentence.nodes)
        heard = [carried] if carried else sources
        drafts = self._told(sentence, heard, discourse) if tells(sentence) else []
        drafts = corrected(sentence, drafts, discourse.told)
        equal = equations(sentence, discourse)
        drafts = without(drafts, equal)
        told = discourse.told
        for draft in drafts:
            if draft.source is None and draft.hearsay and discourse.telling.voice is not None:
                draft.source = Source(discourse.telling.voice.chain, beside=discourse.telling.voice.beside)
            self._finish(draft, sentence, discourse, reciprocal)
        tie(sentence, drafts, told, self.vocabulary)
        drafts += [d for e in equal for d in equivalents(sentence, e, drafts, heard, discourse)]
        lead = lead_of(
            sentence, text, sources[0] if sources else discourse.source, discourse.pair if reciprocal else None
        )
        if lead is not None and lead.supplier is not None and lead.recipient is not None:
            discourse.lead = lead
            discourse.tell(lead.supplier, lead.recipient)
        if text[sentence.end - 1] == ":" and (sources or discourse.source):
            discourse.listed = sources[0] if sources else discourse.source
        discourse.telling.take(text, sentence, drafts, sources)
        _remember(sentence, drafts, sources, discourse)
        return drafts

    def _told(self, sentence: Sentence, sources: list[Source], discourse: Discourse) -> list[Draft]:
        """What the predicates of a sentence, its list or its nouns tell."""
        drafts: list[Draft] = []
        taken: set[int] = set()
        found = [p for g in sentence.groups for p in by_verb(sentence, g)]
        found += [p for i, n in enumerate(sentence.nodes) if n.kind == "pred" for p in by_noun(sentence, i)]
        handed_on(found)
        found += [*present(sentence, found, self.vocabulary), *firings(sentence, found, discourse)]
        for predication in found:
            if in_general(predication):
                continue
            items = {id(n) for n in predication.roles.get("item", [])}
            told = predication.noun and items & taken
            if predication.frame.kind not in KINDS and not told:
                made = list(drafts_of(predication, sentence, sources, discourse))
                drafts += made
                taken |= items if made else set()
        drafts = settle(drafts, sentence, discourse.told if discourse.here else None)
        drafts += distributed(sentence, drafts, sources)
        drafts += list(contents(sentence, drafts, discourse.told, sources, taken))
        drafts += list(agreements(sentence, found, drafts, sources, discourse))
        drafts += special_drafts(sentence, found, sources, discourse, taken)
        drafts += destined(sentence, sources, taken)
        lead = discourse.lead or (discourse.theme if discourse.listing else None)
        if lead is not None:
            drafts += listed(sentence, lead, sources, self.vocabulary, taken)
        return converted(sentence, drafts)

    def _finish(self, draft: Draft, sentence: Sentence, discourse: Discourse, reciprocal: bool) -> None:
        complete(draft, sentence, discourse, reciprocal)
        stated = draft.source.stated if draft.source else None
        draft.stated = stated
        draft.time = None if draft.undated else draft.time or time_of(sentence, draft, stated)
        if draft.time is not None and draft.status == "planned" and is_past(draft.time.value.edtf, discourse.dated):
            draft.time = None  # "announced on Friday that it will deliver": the day is that of the words
        if draft.status == "occurred" and draft.time is not None and is_to_come(draft.time.value.edtf, discourse.dated):
            draft.status, draft.stage = "planned", None
        give_scope(draft, sentence)
        if draft.kind == "transfer" and draft.mode is None:
            draft.mode = next((r.data for n in sentence.nodes for r in n.readings if r.cat == "mode"), None)
        if draft.kind in ("transfer", "agreement"):
            discourse.told = draft
        if counts_loads(draft):
            discourse.counted = draft
        if draft.kind == "transfer" and draft.supplier is not None and draft.recipient is not None:
            discourse.tell(draft.supplier, draft.recipient, named="supplier" not in draft.implied)


def undate(nodes: list[Node]) -> None:
    """ "SEOUL, May 2 (Agency) - ...": who stands in a dateline neither acts nor speaks."""
    end = next((i for i, n in enumerate(nodes[:14]) if n.text in ("–", "—", "-", "--")), None)
    opening = nodes[: end or 0]
    if (
        not opening
        or opening[0].kind not in ("actor", "place")
        or any(n.cats & {"aux", "verb", "said"} for n in opening)
    ):
        return
    if any(n.kind == "time" for n in opening) or any(n.text == "(" for n in opening):
        for node in opening:
            node.kind = "dateline"


def known(hits: Sequence[Hit]) -> frozenset[str]:
    """Ids that the document names by a strong name: their weak names may be read too."""
    return frozenset().union(*[h.strong for h in hits if h.strong])


def two_states(sentence: Sentence) -> tuple[ActorPhrase, ActorPhrase] | None:
    """The two states of a heading ("POLAND - SOUTH KOREA"), when it names just two; not where each acts for itself."""
    telling = [g for g in sentence.groups if g.finite and not g.said]
    acting = {id(n) for g in telling for n in sentence.family.subjects(sentence, g)}
    states: list[ActorPhrase] = []
    acts = 0
    for node in sentence.nodes:
        named = node.kind == "actor" and node.value.state and node.value.type != "org"
        if named and not any(same(node.value, s) for s in states):
            states.append(node.value)
            acts += id(node) in acting
    return (states[0], states[1]) if len(states) == 2 and acts < 2 else None


_TELLING = frozenset({"item", "pred", "site", "property"})


def tells(sentence: Sentence) -> bool:
    """Whether a sentence may hold a claim: something is named in it, or a verb of it names its own thing."""
    return any(n.kind in _TELLING for n in sentence.nodes) or any(f.item for g in sentence.groups for f in g.frames)


def time_of(sentence: Sentence, draft: Draft, stated: Node | None) -> Node | None:
    """The date of the fact: in its clause, nearest to its head; else one that opens the sentence."""
    clause = next((n.clause for n in sentence.nodes if n.start <= draft.head < n.end), 0)
    times = [n for n in sentence.nodes if n.kind == "time" and n is not stated]
    inside = [n for n in times if n.clause == clause]
    if inside:
        return min(inside, key=lambda n: abs(n.start - draft.head))
    opening = [n for n in times if n.clause == 0 or sentence.clauses[n.clause].kind == "main"]
    return opening[0] if opening and draft.kind != "specification" else None


def _carried(source: Source) -> Source | None:
    """Bodies and people go on speaking over the next sentences; states and vague voices do not."""
    chain = source.chain
    return Source(chain, beside=source.beside) if chain[0].type in ("person", "org", "role", "name") else None


def _remember(sentence: Sentence, drafts: list[Draft], sources: list[Source], discourse: Discourse) -> None:
    for node in sentence.nodes:
        if node.kind == "item":
            discourse.remember(node.value)
    for draft in drafts:
        if draft.kind in ("deployment", "casualties") and draft.actor is not None:
            discourse.people = draft.actor
            host = draft.place.value if draft.place is not None else None
            if isinstance(host, ActorPhrase):
                discourse.relation = (draft.actor, host)
    actors = [n.value for n in sentence.nodes if n.kind == "actor" and n.value.state and not n.marker]
    if actors:
        discourse.subject = actors[0]
    every: list[ActorPhrase] = [n.value for n in sentence.nodes if n.kind == "actor" and n.value.state]
    if every:
        discourse.actor = every[-1]
    if sources:
        discourse.source = _carried(sources[-1])
    discourse.voices.meet(sentence)
    discourse.voices.hear((s.chain for s in sources), sentence)
