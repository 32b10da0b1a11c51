"""The policy builder's engine: from a clause library and an employer's answers to a written policy."""

ENGINE_VERSION = "1.0.0"
