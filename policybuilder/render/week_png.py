"""A drawn week as a PNG, for programs that show no SVG."""

from __future__ import annotations

import io
from functools import lru_cache

import pypdfium2

from policybuilder.render.pdf import drawing_pdf

SCALE = 3.0
KEPT = 50


@lru_cache(maxsize=KEPT)
def week_png(svg: str) -> bytes:
    """The drawing, large enough to print."""
    page = pypdfium2.PdfDocument(drawing_pdf(svg))[0]
    out = io.BytesIO()
    page.render(scale=SCALE).to_pil().save(out, "PNG", optimize=True)
    return out.getvalue()
