"""``vigie serve``: the workbench in a browser of this machine."""

from __future__ import annotations

import webbrowser
from importlib.util import find_spec

import click

from vigie.cli.location import case_option, the_case
from vigie.cli.parsing import Count, Refused, Verb, option
from vigie.flow.case import case_packs
from vigie.flow.weaving import weave
from vigie.model.errors import VigieError
from vigie.packs.messages import Catalogue

NEEDED = ("starlette", "uvicorn", "jinja2")


def serve_verb(words: Catalogue) -> click.Command:
    """``vigie serve`` in the language of ``words``."""

    def show(case: str | None, port: int | None, open: bool) -> None:
        if not all(map(find_spec, NEEDED)):
            raise VigieError(words.say("serve.not-installed"))
        from vigie.web.desk import make_desk
        from vigie.web.server import listen, serve

        found = the_case(case)
        packs = case_packs(found)
        weave(found, packs)
        try:
            at = listen(port)
        except OSError as error:
            raise Refused(words.say("serve.taken", port=str(port or ""))) from error
        address = "http://{}:{}/".format(*at.getsockname())

        def ready() -> None:
            click.echo(words.say("serve.ready", address=address))
            click.echo(words.say("serve.stop"))
            if open:
                webbrowser.open(address)

        serve(make_desk(found, packs, words.language), at, ready)

    return Verb(
        words,
        "serve",
        [option(words, "port", Count(words)), option(words, "open", is_flag=True), case_option(words)],
        callback=show,
    )
