"""Log lines for whoever runs the program: on standard error, plain or as JSON, quiet unless asked."""

import logging
from typing import TextIO

import structlog

_TALKATIVE = ("alembic", "pdfminer", "pdfplumber", "urllib3", "fontTools", "asyncio")


def set_up_logs(stream: TextIO, *, verbose: bool, as_json: bool) -> None:
    """Send every log line of ours and of the libraries to `stream`: warnings, or all with `verbose`."""
    root = logging.getLogger()
    for old in [handler for handler in root.handlers if getattr(handler, "of_hmicwatch", False)]:
        root.removeHandler(old)
    root.addHandler(_output(stream, as_json))
    root.setLevel(logging.DEBUG if verbose else logging.WARNING)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING if verbose else logging.ERROR)
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _shared() -> list[structlog.typing.Processor]:
    return [
        structlog.stdlib.filter_by_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]


def _output(stream: TextIO, as_json: bool) -> logging.Handler:
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)
    )
    finish: list[structlog.typing.Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        *([structlog.processors.format_exc_info] if as_json else []),
        renderer,
    ]
    output = logging.StreamHandler(stream)
    output.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=_shared()[1:], processors=finish)
    )
    output.__dict__["of_hmicwatch"] = True
    return output
