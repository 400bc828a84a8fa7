"""The built-in writer `builtin/plain`: planner (plan), realiser (clauses, harm, remedy), renderer (plain)."""

from drafting.builtin.plain import NAME, PlainWriter, compose

__all__ = ["NAME", "PlainWriter", "compose"]
