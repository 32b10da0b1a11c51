"""``python -m policybuilder``."""

import sys

from policybuilder.cli.main import main

sys.exit(main(sys.argv[1:]))
