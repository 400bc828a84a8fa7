"""Flagged sentences rewritten by a model: a rewrite is taken only if it helps, in at most two rounds."""

import json

import pytest

from drafting.drafts import MOST_ROUNDS, Drafted, drafted
from drafting.errors import ModelUnavailable
from drafting.mending import Mended, flags, helps, judged, mended, replaced
from drafting.restyling import Restyled, Style, restyled
from drafting.settings import Settings
from drafting.writing import Task
from tests.wire import provider as p
from tests.wire.conftest import LETTER, MODEL, Drafting
from tests.wire.provider import Provider

BAD = "We are sorry if this has caused you any inconvenience."
FLAGGED = LETTER.replace("I am sorry.", BAD)
GOOD = "I am sorry."


def rewrites(*texts: str) -> str:
    """What a model answers, a text for each flagged sentence in turn."""
    return json.dumps({"rewrites": [{"number": number, "text": text} for number, text in enumerate(texts, 1)]})


def round_of(task: Task, settings: Settings, text: str = FLAGGED) -> Mended:
    *_, last = mended(task, text, MODEL, settings)
    assert isinstance(last, Mended)
    return last


def test_the_sentence_used_here_is_flagged_and_no_other(task: Task) -> None:
    assert [flag.sentence for flag in flags(FLAGGED, judged(task, FLAGGED))] == [BAD]
    assert flags(LETTER, judged(task, LETTER)) == []


@pytest.mark.parametrize("wrapping", ["{}", "```json\n{}\n```", "Here you are:\n{}\nAnything else?"])
def test_a_rewrite_that_helps_is_taken(there: Provider, settings: Settings, task: Task, wrapping: str) -> None:
    there.will(p.says(wrapping.replace("{}", rewrites(GOOD))))
    result = round_of(task, settings)
    assert result.text == LETTER
    assert [(one.old, one.new) for one in result.taken] == [(BAD, GOOD)]
    assert result.refused == 0


@pytest.mark.parametrize(
    "rewrite",
    [
        BAD,
        "I am sorry, and we have refunded a further £500.",
        "I am sorry that you felt let down.",
        "We apologise for any inconvenience.",
        "I am sorry, and Tom Baker will visit you on 1 June.",
        "I am sorry, but our glue supplier let us down.",
    ],
    ids=[
        "unchanged",
        "adds a sum",
        "another fault",
        "stock phrase",
        "adds a person and a day",
        "shifts blame",
    ],
)
def test_a_rewrite_that_does_not_help_is_refused(there: Provider, settings: Settings, task: Task, rewrite: str) -> None:
    there.will(p.says(rewrites(rewrite)))
    result = round_of(task, settings)
    assert (result.text, result.taken, result.refused) == (FLAGGED, (), 1)


@pytest.mark.parametrize(
    "reply", ["", "I would rather not.", '{"rewrites": "all"}', '{"rewrites": [{"number": "x"}]}', "[1, 2]"]
)
def test_an_answer_in_another_form_mends_nothing(there: Provider, settings: Settings, task: Task, reply: str) -> None:
    there.will(p.says(reply))
    with pytest.raises(ModelUnavailable):
        round_of(task, settings)
    assert len(there.bodies) <= 2


def test_what_is_sent_names_the_fault_and_what_to_do(there: Provider, settings: Settings, task: Task) -> None:
    there.will(p.says(rewrites(GOOD)))
    round_of(task, settings)
    system, user = (message["content"] for message in there.bodies[0]["messages"])
    assert BAD in user
    assert "said against it" in user
    assert "Rewrite only the sentences that are listed" in system


def test_a_draft_is_mended_before_anybody_reads_it(there: Provider, drafting: Drafting) -> None:
    there.will(p.says(FLAGGED), p.says(rewrites(GOOD)))
    texts = [step for step in drafting() if isinstance(step, Drafted)]
    assert [made.text for made in texts] == [FLAGGED, LETTER]
    assert texts[1].mended
    assert len(there.bodies) == 2


def test_two_rounds_at_most(there: Provider, drafting: Drafting) -> None:
    still = "We are sorry for any trouble this may have caused you."
    two = FLAGGED.replace("We bound a second copy", f"{BAD} We bound a second copy")
    there.will(p.says(two), p.says(rewrites(GOOD, still)), p.says(rewrites(still)))
    drafting()
    assert len(there.bodies) == 1 + MOST_ROUNDS


def test_a_round_that_fails_leaves_the_draft(there: Provider, drafting: Drafting) -> None:
    there.will(p.says(FLAGGED), p.fails(401))
    texts = [step.text for step in drafting() if isinstance(step, Drafted)]
    assert texts == [FLAGGED]
    assert len(there.bodies) == 2


def test_the_deadline_holds_with_the_rounds(there: Provider, settings: Settings, task: Task) -> None:
    there.will(p.says(FLAGGED), p.hangs_before_headers())
    steps = list(drafted(task, MODEL, settings.model_copy(update={"deadline_s": 1.5, "attempts": 1})))
    assert [step.text for step in steps if isinstance(step, Drafted)] == [FLAGGED]


@pytest.mark.parametrize("sentence", ["I am sorry.", "What else would put this right for you?"])
def test_no_sentence_is_dropped_that_holds_what_the_message_needs(task: Task, sentence: str) -> None:
    start = LETTER.index(sentence)
    assert not helps(task, LETTER, start, start + len(sentence), "")


def test_a_sentence_taken_out_leaves_no_gap() -> None:
    start = FLAGGED.index(BAD)
    assert replaced(FLAGGED, start, start + len(BAD), "") == LETTER.replace("I am sorry. ", "")


def restyle(task: Task, settings: Settings, style: Style = "plainer") -> Restyled:
    *_, last = restyled(task, LETTER, style, MODEL, settings)
    assert isinstance(last, Restyled)
    return last


def test_a_new_wording_of_the_same_facts_is_offered(there: Provider, settings: Settings, task: Task) -> None:
    new = LETTER.replace("What else would put this right for you?", "Is there anything else that would put this right?")
    there.will(p.says(new))
    result = restyle(task, settings)
    assert (result.text, result.unfit) == (new, "")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("£45", "£60", "other facts"),
        ("on 19 May", "soon", "other facts"),
        ("I am sorry.", BAD, "faults the old one had not"),
        ("What else would put this right for you? ", "", "left out something"),
    ],
)
def test_a_new_wording_that_changes_more_than_words_is_dropped(
    there: Provider, settings: Settings, task: Task, old: str, new: str, why: str
) -> None:
    there.will(p.says(LETTER.replace(old, new)))
    assert why in restyle(task, settings).unfit


def test_shorter_is_shorter(there: Provider, settings: Settings, task: Task) -> None:
    there.will(p.says(LETTER.replace("We bound a second", "And we have now bound a second")))
    assert "no shorter" in restyle(task, settings, "shorter").unfit
