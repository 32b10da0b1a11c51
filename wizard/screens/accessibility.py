"""The accessibility statement, in the form the government's model gives."""

from __future__ import annotations

from wizard import navigation
from wizard.components import shell
from wizard.desk import desk
from wizard.navigation import href
from wizard.words import show


def show_page() -> None:
    token = navigation.asked_for("draft")
    desk().turn_to(navigation.ACCESSIBILITY, token)
    back = href(navigation.TASKS) if token else href(navigation.START)
    heading = f"Accessibility statement for the {shell.PRODUCT}"
    with shell.page(heading, back=back):
        show("accessibility", product=shell.PRODUCT)
