"""``serve``: the wizard."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from policybuilder.cli.console import Exit


def add_to(commands: Any) -> None:
    serve = commands.add_parser("serve", help="open the wizard in a browser")
    serve.add_argument("--port", type=int, default=8501, help="the port to listen on (default: 8501)")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine alone)")
    serve.set_defaults(run=run_serve)


def run_serve(args: Namespace) -> Exit:
    from wizard.server.run import serve

    serve(port=args.port, host=args.host)
    return Exit.FINE
