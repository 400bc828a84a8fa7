"""How the fields of a record are called in messages to staff."""

from collections.abc import Mapping
from typing import Final

TITLES: Final[Mapping[str, str]] = {
    "company": "Company",
    "industry": "Line of business",
    "customer_name": "Customer",
    "contact_channel": "How they reached us",
    "customer_email": "Customer's email",
    "customer_address": "Customer's address",
    "what_happened": "What happened",
    "when_happened": "When it happened",
    "discovered_how": "How it came to light",
    "cause": "How it came about",
    "impact": "What it cost them",
    "fix_done": "What we have done",
    "fix_promised": "What we will do",
    "fix_owner": "Who does it",
    "fix_due": "By when",
    "compensation": "What we give for the trouble",
    "prevention": "What changes",
    "follow_up_by": "Who follows up",
    "follow_up_when": "When they follow up",
    "sender_name": "Who signs",
    "sender_title": "Their title",
    "reference": "Reference",
    "earlier_apologies": "Earlier apologies",
}


def title_of(field: str) -> str:
    """The field's name on the page; its own name where it has none."""
    return TITLES.get(field, field.replace("_", " ").capitalize())
