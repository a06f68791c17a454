"""`dateline explain`: what an event of the timeline rests on."""

from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.grouped import grouped
from dateline.cli.options import AsOf, Request, Width

_FORMATS = ("text", "json")


@grouped
def explain(
    *,
    event: Annotated[
        str,
        typer.Argument(
            metavar="EVENT",
            help="The event's id or its beginning (build --ids shows them), or words of its headline.",
            show_default=False,
        ),
    ],
    form: Annotated[str | None, options.format_option(*_FORMATS)] = None,
    request: Request,
    as_of: AsOf = None,
    width: Width = None,
) -> None:
    """Explain an event: who tells it, what its date rests on, what is disputed.

    PATH is the articles, or a timeline that build --format json saved, which answers at once.
    """
    from dateline.cli import session
    from dateline.cli.answers import explained
    from dateline.cli.asked import answer, asked, event_called, format_of
    from dateline.cli.report import Report
    from dateline.extract.questions.explain import explain as explanation

    session.check(request)
    form = format_of(request.output, form, *_FORMATS)
    timeline, material = asked(request, Report(quiet=request.quiet), as_of)
    found = explanation(timeline, event_called(timeline, event))
    near = None
    if material:
        from dateline.extract.timeline.evidence import evidence

        near = evidence(material.digests, found.event.id, material.sheets)
    render = explained.text if form == "text" else explained.json
    answer(request.output, width, form, lambda screen: render(found, near, screen))
