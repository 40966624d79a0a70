"""What can be wrong with a case: the sentences, all in one place."""

from __future__ import annotations

from vigie.model.errors import CaseError

OF_CASES = {
    "no-case": "{path} holds no case; make one with: vigie new {path}",
    "already-a-case": "{path} already holds a case",
    "not-a-folder": "{path} is not a folder",
    "cannot-open": "{path} cannot be opened: {reason}",
    "cannot-write": "{path} cannot be written: {reason}",
    "newer-case": "{path} was made by a newer Vigie (case version {found}, this one knows {known}): update Vigie",
    "damaged": "{path} is damaged or is no case ({reason}): take your last backup",
    "busy": "another Vigie is writing to {path}: wait until it is done, then try again",
    "no-original": "the original of {path} is missing from documents/ ({sha256})",
    "changed-original": "the original of {path} is no longer what was captured ({sha256}); look with: vigie verify",
}
OF_QUESTIONS = {
    "no-claim": "no claim of this case has an id that begins with {prefix}",
    "no-document": "no document of this case has an id that begins with {prefix}",
    "no-figure": "no figure of this case has an id that begins with {prefix}",
    "no-statement": "no statement of this case has an id that begins with {prefix}",
    "other-id": "{prefix} is an id of something else; to see it: vigie {verb}",
    "no-origin": "{id} has no origin: the claim is superseded, or its document set aside",
    "several": "several ids begin with {prefix}: {candidates}; give more of it",
    "bad-date": "“{value}” is not a date; write 2024, 2024-03, 2024-03-01 or 2023-09/2024-03",
    "bad-day": "“{value}” is not a day of publication; write 2024, 2024-03 or 2024-03-01",
    "bad-language": "“{value}” is not a language code of two letters, such as fr or en",
    "bad-order": "“{value}” is no order of claims; choose among {known}",
    "bad-act": "“{value}” is nothing that can be decided about a document; choose among {known}",
    "no-reason": "say why the document is set aside",
    "no-words": "“{value}” holds no word to look for",
}
OF_CUSTODY = {
    "no-capture": "no capture of this case has an id that begins with {prefix}",
    "no-address": "this case holds no capture of {address}",
    "bad-head": "“{value}” is no head of a chain of custody; give the hash that vigie verify printed",
    "bad-handling": "“{value}” is no way to handle a document; write public, restricted, embargo or embargo 2025-03-01",
    "no-note": "say what the file is: --note",
    "no-file": "{path} cannot be read: {reason}",
    "big-file": "{path} is larger than {megabytes} MB, the most that can be attached",
}
OF_SOURCES = {
    "no-source": "no source of this case is called {name}; look with: vigie source list",
    "several-sources": "several sources are called {name}; give the id: {candidates}",
    "watched-already": "{url} is watched already, as {name}",
    "watching": "another vigie watch is at work on {path}: one is enough",
    "bad-span": "“{value}” is no span of time; write 15min, 6h or 3d",
    "never-fetched": "{id} did not come from an address, so it cannot be looked at again",
}
OF_NAMES = {
    "no-entity": "nothing of this case or of the catalogue is called {name}; look with: vigie entities --text",
    "several-entities": "{name} may be {candidates}; give the id",
    "no-judgement": "no judgement that holds has an id that begins with {prefix}; look with: vigie judge list",
    "one-name": "{name} is one name already",
    "other-kind": "{first} and {second} are of different kinds in the catalogue: they cannot be one",
    "told-apart": "they were told apart by {who} on {at}; to go on, take that back with: vigie judge undo {id}",
    "merged": "they were merged by {who} on {at}; to go on, take that back with: vigie judge undo {id}",
    "named-already": "{name} has its name from the catalogue; packs change it",
    "bad-kind": "“{value}” is nothing that a cluster can be; choose among {known}",
    "no-name": "give the name",
}
OF_ASSESSMENTS = {
    "no-regime": "no regime or provision is called {name}; known: {known}",
    "no-profile": "no profile is called {name}; known: {known}",
    "no-why": "say why: a ruling without a reason convinces nobody",
    "no-ruling": "no ruling that holds has an id that begins with {prefix}",
    "bad-grade": "“{value}” is no grade: write a letter from A to F and a digit from 1 to 6, such as B2",
    "bad-outcome": "“{value}” is no outcome; choose among {known}",
}
OF_REVIEWS = {
    "no-review": "no decision on claims has an id that begins with {prefix}; look with: vigie reviews",
    "undone-already": "{id} was taken back already",
    "not-current": "{id} is superseded: nothing can be decided about it any more",
    "not-one-document": "{first} and {second} are of two documents: only claims of one document are merged",
    "one-claim": "{id} is one claim already",
    "why-missing": "say why: what is wrong with the claim",
    "comment-missing": "say something: the comment is empty",
    "nothing-set": "nothing was set: the claim says so already",
    "kind-missing": "say the kind of the claim; choose among {known}",
    "no-finding": "no finding of this case has an id that begins with {prefix}; look with: vigie finding list",
    "withdrawal-unsaid": "say why the finding is withdrawn",
    "finding-empty": "write the finding: its text is empty",
    "both-sides": "{id} cannot speak for and against",
    "bad-degree": "“{value}” is no degree; choose among {known}",
    "words-missing": "give the words that carry the claim: at least one slot with words",
}
SEEN_WITH = {
    "cap_": "custody",
    "clm_": "show",
    "doc_": "document",
    "fig_": "figure",
    "sta_": "origin",
    "clu_": "entity",
}
SENTENCES = OF_CASES | OF_QUESTIONS | OF_CUSTODY | OF_NAMES | OF_SOURCES | OF_ASSESSMENTS | OF_REVIEWS


class NamedCaseError(CaseError):
    """A CaseError with its ``slug`` and ``facts``, so that a catalogue can say it in another language."""

    def __init__(self, slug: str, **facts: str | int) -> None:
        self.slug, self.facts = slug, facts
        super().__init__(SENTENCES[slug].format(**facts))


def none_begins(table: str, kind: str, prefix: str) -> NamedCaseError:
    """No id in ``table`` begins with ``prefix``; one of another ``kind`` ("fig_") has a verb of its own."""
    verb = SEEN_WITH.get(prefix.strip().lower()[:4])
    if verb is None or prefix.strip().lower().startswith(kind):
        return NamedCaseError(f"no-{table}", prefix=prefix)
    return NamedCaseError("other-id", prefix=prefix.strip(), verb=verb)
