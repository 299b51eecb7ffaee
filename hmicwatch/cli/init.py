"""`hmicwatch init`: a settings file to edit, and a store and archive that are ready."""

from pathlib import Path

import click

from hmicwatch.cli.invocation import Invocation
from hmicwatch.errors import ArchiveError, ExitStatus, UsageError


@click.command(name="init", epilog="Example: hmicwatch init --config hmicwatch.toml")
@click.option(
    "--config", metavar="FILE", type=click.Path(path_type=Path), help="Where to write the settings."
)
@click.pass_obj
def command(invocation: Invocation, config: Path | None) -> int:
    """Write a settings file and make the store ready."""
    from hmicwatch.store import open_store

    path = config or invocation.config or _usual_place(invocation)
    if path.exists():
        invocation.say(f"Settings: {path} is there already and stays as it is.")
    else:
        _write_settings(path)
        invocation.say(f"Settings: {path} was written.")
    invocation.config = path
    settings = invocation.settings()
    with open_store(settings.store.url) as store:
        where = store.name
    invocation.say(f"Store: {where}")
    _make_archive(settings.store.archive)
    invocation.say(f"Archive: {settings.store.archive}")
    invocation.say_all(_next_steps(path, settings.force.slug, settings.site.contact))
    return ExitStatus.OK


def _usual_place(invocation: Invocation) -> Path:
    """The file that would be used if it were there: named by the environment, here, or the user's own."""
    import platformdirs

    from hmicwatch.settings import CONFIG_VARIABLE, FILE_NAME

    named = invocation.env.get(CONFIG_VARIABLE)
    here = Path("config") / FILE_NAME
    if named:
        return Path(named)
    return here if here.is_file() else platformdirs.user_config_path("hmicwatch", appauthor=False) / FILE_NAME


def _write_settings(path: Path) -> None:
    from hmicwatch.settings import FILE_NAME, bundled

    text = bundled(FILE_NAME).read_text(encoding="utf-8")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as wrong:
        raise UsageError(
            f"{path} cannot be written: {wrong.strerror or wrong}", do="Name another place with --config FILE"
        ) from wrong


def _make_archive(place: str) -> None:
    from hmicwatch.crawl.archive_url import open_archive

    try:
        open_archive(place).make()
    except OSError as wrong:
        raise ArchiveError(
            f"the folder {place} of the archive cannot be made ({wrong.strerror or wrong})",
            do="Make the folder yourself, or name another in store.archive",
        ) from wrong


def _next_steps(path: Path, slug: str, contact: str) -> list[str]:
    mine = f"is {slug}; change it if that is not your force"
    who = f"is {contact}" if contact else "is empty: write your e-mail address, the site is told it"
    return [
        "",
        f"Next, look into {path}:",
        f"  force.slug    {mine}.",
        f"  site.contact  {who}.",
        "Then: hmicwatch doctor, and hmicwatch fetch. The first fetch reads all there is and takes hours.",
    ]
