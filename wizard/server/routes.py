"""The addresses beside the wizard's pages: documents to read and to keep, and whether the server is well."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from policybuilder.documents.kinds import KINDS
from policybuilder.render.files import document_file
from policybuilder.render.html import render_html
from policybuilder.render.pdf_pool import PdfBusy
from policybuilder.render.pdf_process import PdfFailed
from policybuilder.store.model import UnknownDraft
from wizard.server.documents import Documents, attachment, today
from wizard.server.errors import message_page
from wizard.server.headers import DOCUMENT_HEADERS
from wizard.server.pdf_jobs import message_for
from wizard.server.services import services

MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def documents_of(request: Request) -> Documents:
    """The documents of the draft whose token is in the address. Raises UnknownDraft."""
    draft = services().store.load(request.path_params["token"])
    if draft is None:
        raise UnknownDraft
    return Documents(services().library, draft.answers, today())


def preview(request: Request) -> Response:
    return HTMLResponse(documents_of(request).html(), headers=DOCUMENT_HEADERS)


def policy_html(request: Request) -> Response:
    documents = documents_of(request)
    return _file(documents.html(), "text/html", attachment(documents.policy_name, "html"))


async def policy_pdf(request: Request) -> Response:
    token = request.path_params["token"]
    try:
        pdf = await services().pdf.made(token)
    except (PdfBusy, PdfFailed, TimeoutError) as error:
        return message_page(message_for(error), 503, retry_after=30)
    documents = await run_in_threadpool(documents_of, request)
    headers = DOCUMENT_HEADERS | {"Content-Disposition": attachment(documents.policy_name, "pdf")}
    return Response(pdf, headers=headers, media_type="application/pdf")


def pdf_status(request: Request) -> Response:
    state = services().pdf.state(request.path_params["token"])
    return JSONResponse({"state": state.value}, headers=DOCUMENT_HEADERS)


def answers_file(request: Request) -> Response:
    documents = documents_of(request)
    return _file(documents.answers_file(), "application/yaml", attachment(documents.answers_name, "yml"))


def _file(content: str, media_type: str, disposition: str) -> Response:
    headers = DOCUMENT_HEADERS | {"Content-Disposition": disposition}
    return Response(content.encode(), headers=headers, media_type=f"{media_type}; charset=utf-8")


async def other_document(request: Request) -> Response:
    """A document beside the policy, in the format that the address ends with."""
    kind, form = KINDS.get(request.path_params["document"]), request.path_params["form"]
    if kind is None or form not in MEDIA_TYPES:
        return no_such_page(request)
    documents = await run_in_threadpool(documents_of, request)
    document = await run_in_threadpool(documents.document, kind)
    try:
        if form == "pdf":
            content = await services().pdf.printed(await run_in_threadpool(render_html, document, "print"))
        else:
            content = await run_in_threadpool(document_file, document, form)
    except (PdfBusy, PdfFailed, TimeoutError) as error:
        return message_page(message_for(error), 503, retry_after=30)
    headers = DOCUMENT_HEADERS | {"Content-Disposition": attachment(documents.name_of(kind), form)}
    return Response(content, headers=headers, media_type=MEDIA_TYPES[form])


def no_such_page(_request: Request) -> Response:
    return message_page("unknown_draft", 404)


def health(_request: Request) -> Response:
    """Well if the library is loaded and the database answers."""
    held = services()
    held.store.revision("")
    headers = {"Cache-Control": "no-store"}
    return JSONResponse({"status": "ok", "library": held.library.version}, headers=headers)


ROUTES = [
    Route("/preview/{token}", preview),
    Route("/download/{token}/policy.html", policy_html),
    Route("/download/{token}/policy.pdf", policy_pdf),
    Route("/pdf-status/{token}", pdf_status),
    Route("/download/{token}/answers.yml", answers_file),
    Route("/download/{token}/{document}.{form}", other_document),
    Route("/health", health),
    *(Route(f"/{prefix}/{{rest:path}}", no_such_page) for prefix in ("preview", "download", "pdf-status")),
]
