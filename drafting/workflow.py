"""The one module that changes state: record, draft, edit, decide, approve. Buttons and commands all call it.

The gate before approval is one predicate, `obstacles`: asked by the button, by `approve`, and again of the stored text.
"""

import datetime as dt
import logging
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from functools import partial
from typing import Final

from drafting import house
from drafting.answers import incident_from, own_details_from
from drafting.drafts import Drafted, Step
from drafting.errors import NotApprovable, NotFound, StaleText
from drafting.incident import Incident, tidy
from drafting.mending import Rewrite, facts_of, helps, mended, replaced
from drafting.restyling import Style, restyled
from drafting.settings import BUILTIN_MODEL, Settings
from drafting.store import Approval, Revision, Store
from drafting.store.cases import sha256_of, storable
from drafting.turns import in_turn
from drafting.writing import Made, Notice, OwnDetails, SetAside, Task
from rubrics import Finding, Kind, Missing, Report, State
from rubrics.report import Frozen

log: Final = logging.getLogger("amends")

Make = Callable[[Task], Generator[Step]]
"""Makes a draft of a task: `drafts.drafted` for a model and its settings."""

_OFFER: Final = "offer"
"""What the stored answers of a model that rewrites are about."""

KEEP_EVERY_S: Final = 1.0
"""How often a draft being written is kept, in seconds."""


class Approved(Frozen):
    """A text a person approved, byte for byte: what exports take, and all they take."""

    text: str
    sha256: str
    approval: Approval


class Review(Frozen):
    """A revision with its report, the reasons by which findings were settled, and what that leaves."""

    revision: Revision
    report: Report
    settled: Mapping[str, str]

    @property
    def state(self) -> State:
        """The report's state, settled findings left out."""
        return self.report.state_without(self.settled.keys())

    @property
    def open_items(self) -> tuple[Finding | Missing, ...]:
        """What was not settled."""
        return self.report.open_items(self.settled.keys())


# -- the record


def own_details(store: Store) -> OwnDetails:
    """What staff typed once about themselves."""
    return own_details_from(store.own_details())


def incident(store: Store, case_id: str, now: dt.datetime) -> Incident:
    """The incident of a case, as its answers stand now."""
    return incident_from(store.answers(case_id), own_details(store), now)


def task_of(store: Store, case_id: str, kind: Kind, now: dt.datetime) -> Task:
    """What a writer is asked for, from the case as it is stored now."""
    store.case(case_id)
    own = own_details(store)
    return Task(incident=incident_from(store.answers(case_id), own, now), kind=kind, own=own)


def duplicate(store: Store, case_id: str, now: dt.datetime) -> str:
    """A new case with the same answers and none of the texts; returns its id."""
    store.case(case_id)
    return store.create_case(now, store.answers(case_id))


# -- drafting


def draft(
    store: Store, case_id: str, kind: Kind, make: Make, now: dt.datetime, *, by: str = "a model"
) -> Generator[str | Notice | SetAside]:
    """Has a draft made, and makes each whole text of it the current revision; yields the text as far as it has grown.

    What has been written is kept every second, so that a draft broken off is not lost: as that of `by`. Closing the
    iterator stops it.

    Raises:
        AmendsError: the record cannot be drafted from, or no writer gave a draft; nothing is changed then.
        StaleText: the text was edited meanwhile; the draft is kept aside.
    """
    began = time.monotonic()
    task = task_of(store, case_id, kind, now)
    task.incident.require()
    task.own.require()
    head = store.head(case_id, kind)
    growing = _Growing(partial(store.keep_unfinished, case_id, kind, now=now), by)
    with closing(make(task)) as steps:
        try:
            for step in steps:
                if isinstance(step, Drafted):
                    head = _added(store, case_id, kind, step, head, now, finishes=not growing.set_aside)
                    growing.finished()
                    log.info(
                        "draft.created case=%s kind=%s model=%s ms=%d",
                        case_id, kind, step.ending.model, (time.monotonic() - began) * 1000,
                    )  # fmt: skip
                    continue
                growing.heard(step)
                yield step
        finally:
            growing.keep()


def _added(
    store: Store, case_id: str, kind: Kind, made: Drafted, head: Revision | None, now: dt.datetime, *, finishes: bool
) -> Revision:
    ending = made.ending
    return store.add_revision(
        case_id, kind, made.text, author=ending.model, seen=head.n if head else None, now=now, model=ending.model,
        prompt_sha256=ending.prompt_sha256, made=Made.of(ending, made.mended), finishes=finishes,
    )  # fmt: skip


class _Growing:
    """A draft while it grows: kept every second, and where it is broken off or its writer is passed over."""

    def __init__(self, keep: Callable[[str, str], None], by: str) -> None:
        self._keep = keep
        self._by = by
        self._text = ""
        self._kept = time.monotonic()
        self.set_aside = False

    def heard(self, step: str | Notice | SetAside) -> None:
        if isinstance(step, str):
            self._text = step
            if time.monotonic() - self._kept >= KEEP_EVERY_S:
                self.keep()
        elif isinstance(step, SetAside) and self._text:
            self._by = step.model
            self.keep()
            self.set_aside, self._text = True, ""

    def finished(self) -> None:
        self._text = ""

    def keep(self) -> None:
        if self._text and not self.set_aside:
            self._keep(self._by, self._text)
            self._kept = time.monotonic()


def wordings(store: Store, case_id: str, kind: Kind) -> int:
    """How many drafts the built-in drafter has written of this text: the number of its next wording."""
    return sum(revision.model == BUILTIN_MODEL for revision in store.revisions(case_id, kind))


def keep_partial(store: Store, case_id: str, kind: Kind, now: dt.datetime) -> Revision:
    """Makes a draft that was broken off the current text, for a person to finish.

    Raises:
        NotFound: there is none.
    """
    part = store.unfinished(case_id, kind)
    if part is None:
        raise NotFound("There is no unfinished draft to keep.")
    head = store.head(case_id, kind)
    return store.add_revision(
        case_id, kind, part.text, author="unfinished draft", seen=head.n if head else None, now=now, finishes=True
    )


def edit(
    store: Store, case_id: str, kind: Kind, text: str, *, seen: int | None, author: str, now: dt.datetime
) -> Revision:
    """Saves an edited text as a new revision, which is not approved; the same text again adds nothing.

    Raises:
        StaleText: a newer text than `seen` was saved meanwhile; this one is kept aside.
    """
    head = store.head(case_id, kind)
    if head and head.text == storable(text):
        return head
    revision = store.add_revision(case_id, kind, text, author=author, seen=seen, now=now)
    log.info("text.edited case=%s kind=%s revision=%d", case_id, kind, revision.n)
    return revision


# -- rewriting


class Offer(Frozen):
    """What a model offers for a text and a person has not yet taken or left: sentences, or the whole in other words."""

    model: str
    rewrites: tuple[Rewrite, ...] = ()
    whole: str = ""
    style: str = ""
    remark: str = ""


def mend(store: Store, revision: Revision, settings: Settings, now: dt.datetime) -> Generator[Notice]:
    """Has a model mend the flagged sentences of a text; what helps is offered, nothing is changed.

    Raises:
        ModelUnavailable: there is no model, or it gave no answer that can be used.
    """
    task = task_of(store, revision.case_id, revision.kind, now)
    for said in in_turn(settings, mended(task, revision.text, settings.model, settings)):
        if isinstance(said, Notice):
            yield said
            continue
        none = "" if said.taken else "Of what the model offered, nothing would have helped. Mend the sentences by hand."
        some = f"{said.refused} of its rewrites would not have helped." if said.taken and said.refused else ""
        _offer(store, revision, Offer(model=said.model, rewrites=said.taken, remark=none or some), now)


def restyle(store: Store, revision: Revision, style: Style, settings: Settings, now: dt.datetime) -> Generator[Notice]:
    """Has a model word a text anew; what states the same facts is offered, nothing is changed.

    Raises:
        ModelUnavailable: there is no model, or it gave no whole message.
    """
    task = task_of(store, revision.case_id, revision.kind, now)
    for said in in_turn(settings, restyled(task, revision.text, style, settings.model, settings)):
        if isinstance(said, Notice):
            yield said
        else:
            whole = "" if said.unfit else said.text
            _offer(store, revision, Offer(model=said.model, whole=whole, style=style, remark=said.unfit), now)


def _offer(store: Store, revision: Revision, offer: Offer, now: dt.datetime) -> None:
    store.add_reply(revision, _OFFER, offer.model, offer.model_dump(mode="json"), now)


def offered(store: Store, head: Revision) -> Offer | None:
    """What is still on offer for the current text: sentences that stand in it yet, or this very text in other words."""
    kept = store.newest_reply(head.case_id, head.kind, _OFFER)
    if kept is None:
        return None
    offer = Offer.model_validate(kept.answer)
    open_ones = tuple(one for one in offer.rewrites if head.text.count(one.old) == 1)
    here = kept.revision == head.n
    left = offer.model_copy(update={"rewrites": open_ones, "whole": offer.whole * here, "remark": offer.remark * here})
    return left if left.rewrites or left.whole or left.remark else None


def take(store: Store, head: Revision, offer: Offer, chosen: Rewrite | None, author: str, now: dt.datetime) -> Revision:
    """Makes a sentence on offer, or with none chosen the whole, part of the current text, as a new revision.

    Raises:
        StaleText: a newer text was saved meanwhile, or the sentence no longer stands in it, or would no longer help.
    """
    text = offer.whole
    if chosen is not None:
        start = head.text.find(chosen.old)
        task = task_of(store, head.case_id, head.kind, now)
        if start < 0 or not helps(task, head.text, start, start + len(chosen.old), chosen.new):
            raise StaleText("The text has changed since: this rewrite would not help it any more.", kept_as=head.n)
        text = replaced(head.text, start, start + len(chosen.old), chosen.new)
    revision = edit(store, head.case_id, head.kind, text, seen=head.n, author=f"{author}, from {offer.model}", now=now)
    leave(store, revision, offer, chosen, now)
    return revision


def leave(store: Store, head: Revision, offer: Offer, chosen: Rewrite | None, now: dt.datetime) -> None:
    """Takes a sentence, or with none chosen everything, off the offer."""
    rest = () if chosen is None else tuple(one for one in offer.rewrites if one != chosen)
    _offer(store, head, Offer(model=offer.model, rewrites=rest), now)


# -- review and approval


def review(store: Store, revision: Revision, now: dt.datetime) -> Review:
    """The revision judged against the record as it is now, with the decisions taken on its findings."""
    task = task_of(store, revision.case_id, revision.kind, now)
    report = house.check(revision.text, kind=revision.kind, facts=facts_of(task))
    return Review(revision=revision, report=report, settled=store.decisions(revision.case_id, revision.kind))


def settle(store: Store, revision: Revision, fingerprint: str, reason: str, by: str, now: dt.datetime) -> None:
    """Dismisses a finding (overrides it, if it is an error) with a written reason.

    Raises:
        NotApprovable: no reason was written.
    """
    if not tidy(reason):
        raise NotApprovable("Write the reason first: it is kept with the approval.")
    store.decide(revision.case_id, revision.kind, fingerprint, tidy(reason), by, now)
    log.info("finding.settled case=%s kind=%s", revision.case_id, revision.kind)


def reopen(store: Store, revision: Revision, fingerprint: str, by: str, now: dt.datetime) -> None:
    """Takes a dismissal back."""
    store.decide(revision.case_id, revision.kind, fingerprint, "", by, now)


def obstacles(judged: Review, *, warnings_seen: bool) -> tuple[str, ...]:
    """What stands between a text and its approval, a sentence each; empty where nothing does. The gate."""
    if not judged.revision.text.strip():
        return ("There is no text to approve.",)
    blocking = [item for item in judged.open_items if item.severity == "error"]
    if blocking:
        count = f"{len(blocking)} errors are" if len(blocking) > 1 else "1 error is"
        return (f"{count} open: mend the text, or override each with a written reason.",)
    if judged.state == "decide" and not warnings_seen:
        return ("Open warnings are listed: say that you have seen them.",)
    return ()


def approve(
    store: Store, case_id: str, kind: Kind, number: int, *, by: str, warnings_seen: bool, now: dt.datetime
) -> Approved:
    """Approves the current text, if it is revision `number` and the gate is open; it is hashed and frozen.

    Raises:
        NotApprovable: the gate is shut, or nobody is named.
        StaleText: the current text is another.
        NotFound: there is no text.
    """
    head = store.head(case_id, kind)
    if head is None:
        raise NotFound("There is no text to approve.")
    if head.n != number:
        raise StaleText(f"Revision {head.n} is newer than the text you looked at. Read it first.", kept_as=number)
    judged = review(store, head, now)
    if shut := obstacles(judged, warnings_seen=warnings_seen):
        raise NotApprovable(" ".join(shut))
    if not tidy(by):
        raise NotApprovable("Say who approves: the name is kept with the text.")
    approval = store.add_approval(head, tidy(by), _overridden(judged), _seen(judged), now)
    log.info("text.approved case=%s kind=%s revision=%d", case_id, kind, head.n)
    return Approved(text=head.text, sha256=head.sha256, approval=approval)


def _overridden(judged: Review) -> dict[str, str]:
    """The reasons that settle findings of this very text, by finding."""
    items = (*judged.report.findings, *judged.report.missing)
    return {item.fingerprint: judged.settled[item.fingerprint] for item in items if item.fingerprint in judged.settled}


def _seen(judged: Review) -> tuple[str, ...]:
    return tuple(item.fingerprint for item in judged.open_items)


def approved(store: Store, case_id: str, kind: Kind) -> Approved | None:
    """The approved text, while it is still the current one and its bytes are those that were approved."""
    head = store.head(case_id, kind)
    if head is None or sha256_of(head.text) != head.sha256:
        return None
    for approval in store.approvals(case_id, kind):
        if approval.revision == head.n and approval.sha256 == head.sha256:
            return Approved(text=head.text, sha256=head.sha256, approval=approval)
    return None
