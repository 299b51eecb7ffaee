"""`hmicwatch doctor`: is everything in order here?"""

import click

from hmicwatch.cli.invocation import Invocation
from hmicwatch.errors import ExitStatus


@click.command(
    name="doctor", epilog="Example: hmicwatch doctor. Exit status 1 says that something must be put right."
)
@click.pass_obj
def command(invocation: Invocation) -> int:
    """Check settings, store, archive and the last run."""
    from hmicwatch.doctor import Health, examine, worst

    findings = tuple(examine(invocation.settings(), invocation.clock.now()))
    width = max(len(finding.about) for finding in findings)
    for finding in findings:
        invocation.say(f"{finding.health:<4}  {finding.about:<{width}}  {finding.found}")
        if finding.do and finding.health is not Health.OK:
            invocation.say(f"{'':4}  {'':{width}}  → {finding.do}")
    verdict = {
        Health.OK: "Everything is in order.",
        Health.WARN: "It works; see the lines marked warn.",
        Health.FAIL: "Something must be put right; see the lines marked fail.",
    }
    invocation.say(verdict[worst(findings)])
    return ExitStatus.FAULT if worst(findings) is Health.FAIL else ExitStatus.OK
