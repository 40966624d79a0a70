"""The shape of a language's grammar files: ``language.yml``, ``predicates.yml`` and ``cues.yml``.

Verbs are written ``stem|class`` (``livr|er``, ``suppl|y``): the class is looked up in ``conjugations`` of
``language.yml``, which lists the endings by feature. A verb without a bar is taken as it stands, as an infinitive.

Predicates are **valence**: a frame says which role comes with which *marker*, and the clause engine of the
language's word-order family finds the phrases that bear it, whatever the turn of the sentence (active, passive,
participle, noun, relative, coordination). Markers are: ``subj`` and ``obj`` (resolved by the family: position in
``svo``), what a preposition does (``FUNCTIONS``), ``adj`` (an adjective of nationality on a predicate noun),
``poss`` (a possessor).
"""

from __future__ import annotations

from msgspec import Struct

Forms = list[str]

# What a preposition (or a case, a particle) makes of the phrase it governs. Packs map their words to these keys and
# frames name them, so that no rule asks how a language says it. ``to`` is where a gift ends, ``toward`` a direction,
# ``in`` any place, ``without`` whatever makes a phrase neither party, goal nor place.
CASES = frozenset("nom gen dat acc ins loc".split())
FUNCTIONS = frozenset("of by to toward for from with in via against between without".split())


class Language(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``data/lang/XX/language.yml``: tokens, function words, inflection.

    ``modifiers`` says where a noun's modifiers stand (``after`` in French, ``before`` in English).
    ``negation_needs`` are the words that complete a negation (French *ne ... pas*), empty where none is needed;
    ``negation_ends`` say with it that what was is over (*ne ... plus*, "not ... any more").
    ``clitics`` are object pronouns inside a verb group, ``adverbs`` words that may stand anywhere in it; an unknown
    word with one of the ``adverb_endings`` right behind a verb is another.
    ``prepositions`` are listed by what they do (``FUNCTIONS``); ``links`` are the forms of "of" without an article,
    ``partitives`` the keys that are an article in front of an object ("fournir des obus"). ``infinitives`` stand before
    one (``plain``; ``due``: what is to be done, "des chars à livrer"); behind ``opens_verb`` a word that may be noun or
    verb is a verb. ``negative_endings`` negate an auxiliary; ``elides`` says how a last word is cut before a vowel;
    ``plurals`` are the endings of nouns of several; ``making`` nouns make a nationality behind them a maker's.
    ``declensions`` are the endings of nouns and adjectives by class, number and case: a name is written ``ракет|а``,
    and its words so written agree. ``cases`` tell what a bare phrase in a case is (``subj``, ``obj`` or a function),
    ``with_case`` the prepositions that mean another function with a case. ``particles`` are cut off the end of a word
    and tell its function (``topic`` too: subject or object). ``respell`` are letters often written as another.
    ``apposed``: a state's name right before a noun is its nationality; ``counted``: where a noun's number stands.
    ``indefinites`` stand before somebody new ("another source"), never before one named already.
    ``pronouns``: ``first`` is whoever speaks for a body ("we"), ``self`` who speaks for himself and is no party ("I"),
    ``nobody`` anyone at all; the others take up who was named.
    ``relatives`` are listed by what they stand for in their clause: ``subj``, ``obj``, ``owner`` ("whose"), a function
    ("to which"), else ``other``. ``clefts`` are the empty subjects that lift one phrase out of its clause (*C'est à
    Rabat que*), ``objects`` pronouns that take up a thing ("resold them"); ``reflexives`` make who has something done
    (auxiliary ``causative``) the one who gets it; ``separable`` particles may stand behind the verb's object ("hand the
    jets over").
    ``possessives`` mark the owner before them (English 's); ``joined`` endings make a nationality a maker's; ``owners``
    are the determiners that stand for the owner ("its", *son*). ``verbs`` are everyday verbs, their stems by
    conjugation, known so that clauses are told apart; ``nouns`` are forms of verbs that are nouns at least as often.
    ``measures`` are nouns that only hold or measure what stands behind their "of" ("a batch of rockets"): the thing
    takes their place in the sentence.
    """

    code: str
    name: dict[str, str]
    family: str
    modifiers: str
    abbreviations: Forms
    elisions: Forms = []
    elides: dict[str, str] = {}
    plurals: Forms = []
    determiners: Forms
    indefinites: Forms = []
    prepositions: dict[str, Forms]
    links: Forms = []
    partitives: list[str] = []
    infinitives: dict[str, Forms] = {}
    opens_verb: Forms = []
    conjunctions: dict[str, Forms]
    clefts: Forms = []
    objects: Forms = []
    reflexives: Forms = []
    separable: Forms = []
    relatives: dict[str, Forms]
    complementizers: Forms
    subordinators: dict[str, Forms]
    pronouns: dict[str, Forms]
    negation: Forms
    negation_needs: Forms = []
    negation_ends: Forms = []
    negative_endings: Forms = []
    adverbs: Forms
    adverb_endings: Forms = []
    clitics: Forms = []
    possessives: Forms = []
    joined: Forms = []
    owners: Forms = []
    making: Forms = []
    declensions: dict[str, dict[str, dict[str, Forms]]] = {}
    cases: dict[str, str] = {}
    with_case: dict[str, dict[str, Forms]] = {}
    particles: dict[str, Forms] = {}
    respell: dict[str, str] = {}
    apposed: bool = False
    counted: str = "before"
    verbs: dict[str, Forms] = {}
    nouns: Forms = []
    measures: Forms = []
    conjugations: dict[str, dict[str, Forms]]
    auxiliaries: dict[str, dict[str, Forms]]


class Example(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sentence and what must be read in it: slot -> the exact words (``kind`` and ``status`` -> their name)."""

    text: str
    expect: dict[str, str] = {}


class Frame(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One valence shared by several verbs or predicate nouns.

    ``roles`` maps a role to its markers, best first. ``people`` is the kind when the item is people (sending
    troops is a deployment). ``status`` overrides what tense would give ("order" speaks of a delivery to come).
    ``also`` names a second kind that the same words claim (an order is an agreement too). ``essive`` verbs make
    their past with the auxiliary of the passive (French *être*). ``item`` names a class the predicate itself
    stands for when no item is said ("training", "killed"). ``needs`` are roles without which words of many uses mean
    something else ("move tanks", but "move tanks to Mali"). ``loads``: what it is about is counted in
    loads ("log twelve voyages", never "log twelve tanks").
    """

    sense: str
    kind: str
    roles: dict[str, list[str]]
    example: Example
    verbs: Forms = []
    nouns: Forms = []
    people: str | None = None
    status: str | None = None
    stage: str | None = None
    also: str | None = None
    item: str | None = None
    essive: bool = False
    loads: bool = False
    needs: list[str] = []


class Predicates(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``data/lang/XX/predicates.yml``."""

    frames: list[Frame]


class Governor(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that govern a predicate and change its status: plan to, begin to, deny, accuse, suspect, could.

    ``effect``: a status, or one of ``EFFECTS``. ``control``: who does the governed act: ``subj`` or ``obj`` of the
    governor. ``claims``: the governor's subject is the claimer of what follows (deny, promise, accuse). ``stage``: how
    far a transfer has come by it (licensed, offered). ``support`` is the effect of a verb that only carries its noun
    ("make a delivery"): it gives it its tense and subject. ``scope``: what the number of a production is by it (what a
    plant *could* make is its capacity).
    """

    effect: str
    example: str
    verbs: Forms = []
    words: Forms = []
    control: str = "subj"
    claims: bool = False
    stage: str | None = None
    scope: str | None = None


class FigureCue(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that say something of a number, which ``tells`` names.

    ``total-to-date`` (so far), ``since`` (where no date tells it), ``stock`` (is stationed), ``delivery`` (a shipment
    of), ``capacity``: its scope. ``equivalent``: it is what counted loads would hold (verbs only where they do not tell
    a fact). ``corrected``: the number behind replaces the one before. ``briefing``: who gave it told the speaker.
    """

    tells: str
    example: str
    words: Forms = []
    verbs: Forms = []


class Said(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Verbs of saying; ``stance``: states, confirms, disputes, or cites (the object said it).

    ``status`` is forced on the content (deny -> denied); ``listener`` verbs have the one who is told as their object
    (tell, brief); ``basis``: how the speaker knows (who admits it did it). A verb that says something only with a
    clause behind it is written with its conjunction (*soutenir que*).
    """

    verbs: Forms
    example: str
    stance: str = "states"
    status: str | None = None
    listener: bool = False
    basis: str | None = None


class Cues(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``data/lang/XX/cues.yml``: attribution, status, direction and manner.

    ``according``: prepositions of source; ``citing`` ones stand beside who relays it. ``hedges`` keep a distance;
    ``possibly`` make possible. ``negators`` of fact ("no evidence of"). ``reciprocal`` swap supplier and recipient ("in
    return"). ``titles`` are posts and functions that stand before or after a body or name. ``properties`` and
    ``findings`` serve specification and identification. ``again`` are nouns that take up the claimer named before ("the
    agency", "le même service"); ``newsrooms`` the words for those who relay, alone or in a name ("Herald");
    ``backward`` ones begin a sentence that says who told the one before ("This was announced by"); ``such`` words that
    open examples ("such as", "notamment"); ``carriers`` move goods for others; ``contents`` are verbs that tell
    what a load or a deal (a predicate noun, or one of ``holders``) holds; what falls
    into ``waters`` was tried, not used; ``worth`` ties a sum to its goods; ``tallies`` are nouns for how many ("the
    number of") and ``gauges`` the verbs that put a thing at a figure.
    """

    said: list[Said]
    governors: list[Governor]
    according: Forms
    citing: Forms = []
    hedges: Forms = []
    possibly: Forms = []
    negators: Forms = []
    reciprocal: Forms = []
    titles: Forms = []
    modes: dict[str, Forms] = {}
    properties: Forms = []
    findings: Forms = []
    sites: Forms = []
    figures: list[FigureCue] = []
    anaphora: Forms = []
    again: Forms = []
    newsrooms: Forms = []
    backward: Forms = []
    such: Forms = []
    carriers: Forms = []
    contents: Forms = []
    holders: Forms = []
    waters: Forms = []
    worth: Forms = []
    tallies: Forms = []
    gauges: Forms = []
