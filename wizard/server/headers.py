"""The HTTP headers that keep drafts private and pages safe."""

from __future__ import annotations

EVERYWHERE = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

DOCUMENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)

DOCUMENT_HEADERS = {"Content-Security-Policy": DOCUMENT_POLICY, "Cache-Control": "no-store"}


def page_policy(script_hashes: tuple[str, ...]) -> str:
    """The policy for the wizard's pages. ``script_hashes`` name the inline scripts of its first page, and no others.

    Streamlit's components run their scripts from ``blob:`` addresses and its styles are inline.
    """
    scripts = " ".join(f"'{script_hash}'" for script_hash in script_hashes)
    return (
        f"default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval' {scripts}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )
