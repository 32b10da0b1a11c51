"""The wizard's server: what a process holds, its routes beside the pages, and what guards them."""

from wizard.server.services import Services, close_services, services

__all__ = ["Services", "close_services", "services"]
