"""Makes PDFs: LibreOffice from .docx, WeasyPrint and Chromium from HTML."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path


def libreoffice(files: Iterable[Path], out: Path, tagged: bool) -> None:
    names = [str(path) for path in files]
    if not names:
        return
    options = {
        "UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()},
        "ExportBookmarks": {"type": "boolean", "value": str(tagged).lower()},
    }
    profile = (out / "profile").resolve().as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    command += [f"pdf:writer_pdf_Export:{json.dumps(options)}", "--outdir", str(out), *names]
    subprocess.run(command, check=True, capture_output=True, timeout=600)


def weasyprint(html: str, path: Path, tagged: bool) -> None:
    from weasyprint import HTML  # type: ignore[import-untyped,unused-ignore]

    HTML(string=html).write_pdf(str(path), pdf_tags=tagged, presentational_hints=True)  # for <ol start>


def chromium(html: str, path: Path) -> None:
    page = path.with_suffix(".html")
    page.write_text(html, encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [
        f"--user-data-dir={path.parent / 'chromium'}",
        f"--print-to-pdf={path}",
        page.resolve().as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    page.unlink()
