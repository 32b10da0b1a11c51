"""Where the project keeps what it is shipped with."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLAUSES = ROOT / "clauses"
TEMPLATES = ROOT / "policy_templates"
