"""One report to one PDF, by the producer that its settings name."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from . import producers
from .model import Body, Report
from .platypus import Platypus
from .printed import printed_html
from .wordfile import WordReport


@dataclass
class Press:
    """Makes PDFs; those that LibreOffice makes wait for `finish`, which converts them in one go."""

    temporary: Path
    waiting: dict[bool, dict[str, Path]] = field(default_factory=lambda: {True: {}, False: {}})

    def make(self, report: Report, bodies: tuple[Body, ...], target: Path, language: str = "en-GB") -> None:
        """The `pdf` setting names producer, box style, and whether it is tagged: `docx shaded tagged`."""
        producer, box, *flags = report.words("pdf")
        tagged = "tagged" in flags
        if producer == "docx":
            self.write_docx(report, box, bodies, target, tagged)
        elif producer == "reportlab":
            Platypus(report, box).build(bodies, target)
        elif producer == "weasy":
            producers.weasyprint(printed_html(report, bodies, producer, box, language), target, tagged)
        else:
            made = self.temporary / target.name
            producers.chromium(printed_html(report, bodies, producer, box, language), made)
            target.write_bytes(made.read_bytes())

    def write_docx(
        self, report: Report, box: str, bodies: tuple[Body, ...], target: Path, tagged: bool
    ) -> None:
        number = sum(map(len, self.waiting.values()))
        source = self.temporary / f"{number}-{target.stem}.docx"
        font = "Liberation Serif" if report.get("font") == "serif" else "Liberation Sans"
        WordReport(report, box, font, float(report.get("size", "11"))).build(bodies, source)
        self.waiting[tagged][source.name] = target

    def finish(self) -> None:
        for tagged, files in self.waiting.items():
            producers.libreoffice([self.temporary / name for name in files], self.temporary, tagged)
            for name, target in files.items():
                target.write_bytes((self.temporary / name).with_suffix(".pdf").read_bytes())
