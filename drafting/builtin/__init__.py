"""The built-in writer `builtin/plain`: planner (plan), realiser (clauses, harm, remedy), wordings (frames), renderer (render)."""

from drafting.builtin.plain import NAME, PlainWriter, compose, composed
from drafting.builtin.sourced import Composed, Sourced

__all__ = ["NAME", "Composed", "PlainWriter", "Sourced", "compose", "composed"]
