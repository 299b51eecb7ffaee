"""`python -m hmicwatch`: the same as the `hmicwatch` command."""

from hmicwatch.cli import run

if __name__ == "__main__":
    run()
