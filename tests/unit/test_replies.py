"""A model's reply: the message without its wrapping, and no word of the message lost."""

import pytest

from drafting.errors import UnusableReply
from drafting.gateway import Reply
from drafting.replies import growing, judge_of, signed_off, unwrapped
from rubrics import Kind

BODY = "Dear Ada,\n\nWe bound it upside down, and I am sorry. Is there anything else?\n\nNora Field\nBinder"
LETTER = f"Subject: Your book\n\n{BODY}"


@pytest.mark.parametrize(
    "raw",
    [
        LETTER,
        f"Here is your email:\n\n{LETTER}",
        f"Sure! Here's the letter you asked for:\n\n---\n\n{LETTER}",
        f"Certainly.\n\n{LETTER}",
        f"Here is your email: {LETTER}",
        f"I've drafted the following message.\n{LETTER}",
        f"```\n{LETTER}\n```",
        f"```markdown\n{LETTER}\n```",
        "**Subject:** Your book\n\n" + BODY.replace("sorry", "**sorry**"),
        f"## Email\n\n{LETTER}".replace("## Email\n\n", "Email:\n\n"),
        f"<think>\nShe is cross.\n</think>\n{LETTER}",
        LETTER.replace("\n", "\r\n"),
        "> " + LETTER.replace("\n", "\n> "),
    ],
)
def test_wrapping_is_taken_off(raw: str) -> None:
    assert unwrapped(raw, "resolution-letter").text == LETTER


@pytest.mark.parametrize(
    "remark",
    [
        "Let me know if you'd like any changes!",
        "---\n*Note: I kept it short.*",
        "(Word count: 120)",
        "I've avoided blame here.",
    ],
)
def test_a_remark_after_the_signature_is_taken_off(remark: str) -> None:
    done = signed_off(unwrapped(f"{LETTER}\n\n{remark}", "resolution-letter"), "Nora Field")
    assert done.text == LETTER
    assert done.remarks


@pytest.mark.parametrize(
    "text",
    [
        "Subject: Sure Start\n\nDear Ada,\n\nThis is the email of 3 May again. Let me know if it is there.\n\nNora Field",
        "Dear Ada,\n\n- 3 jars\n- 5 * 2 labels, 4_5 and snake_case_name\n\nNora Field",
        "Dear Ada,\n\nOf course the letter was ours to check: we did not.\n\nNora Field",
        "Dear Ada,\n\nI am sorry that I cannot bring it before 5.\n\nNora Field\nPS Let me know if the cover is right",
        "Email sent to 65,000 people, 30 June\n\nWhat happened. Our test went to the live list.",
    ],
)
def test_no_word_of_the_message_is_lost(text: str) -> None:
    assert unwrapped(text, "resolution-letter").text == text
    assert unwrapped(text, "resolution-letter").remarks == ()


@pytest.mark.parametrize(
    ("kind", "kept"), [("resolution-letter", True), ("handwritten-note", False), ("call-points", False)]
)
def test_a_subject_line_stands_only_where_it_belongs(kind: Kind, kept: bool) -> None:
    done = unwrapped(LETTER, kind)
    assert done.text == (LETTER if kept else BODY)
    assert bool(done.remarks) != kept


def test_nothing_of_a_wrapping_flashes_while_the_text_grows() -> None:
    raw = f"Sure! Here's the letter:\n\n{LETTER.replace('sorry', '**sorry**')}"
    for end in range(len(raw)):
        seen = growing(raw[:end], "resolution-letter")
        assert "Sure" not in seen
        assert "*" not in seen
    assert growing(raw, "resolution-letter") == LETTER


@pytest.mark.parametrize(
    "refusal",
    [
        "I'm sorry, but I can't help with that request.",
        "I cannot assist with writing this message.",
        "As an AI language model, I am unable to write this.",
        "Sorry, I won't do that.",
    ],
)
def test_a_refusal_is_no_message(refusal: str) -> None:
    with pytest.raises(UnusableReply, match="refused"):
        judge_of("m", "resolution-letter")(Reply(text=refusal, finish="stop"))


@pytest.mark.parametrize(
    "text", [LETTER, "- Ms Voss, it's Mara Finch. We put another shop's name on 40 jars. I'm sorry."]
)
def test_a_message_is_one(text: str) -> None:
    judge_of("m", "call-points")(Reply(text=text, finish="stop"))


@pytest.mark.parametrize(("finish", "again"), [("length", True), ("content_filter", False)])
def test_only_what_may_pass_is_tried_again(finish: str, again: bool) -> None:
    with pytest.raises(UnusableReply) as caught:
        judge_of("m", "resolution-letter")(Reply(text=LETTER, finish=finish))
    assert caught.value.retryable == again
