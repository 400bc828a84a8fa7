"""From an incident to an approved letter: the record, its writers, the history of revisions, and the gate."""
