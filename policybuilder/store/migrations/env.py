"""Runs the migrations on the connection it is given (see ``policybuilder.store.database``)."""

from alembic import context

from policybuilder.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
