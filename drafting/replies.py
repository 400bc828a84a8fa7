"""A model's reply taken for what it is: the message in it without its wrapping, or no message at all.

Models wrap a letter in "Here is your email:", in Markdown, in a fence, in remarks to whoever asked. None of that goes to
a customer; the wording of the message itself is never touched.
"""

import re
from collections.abc import Iterator
from typing import Final

from drafting.errors import UnusableReply
from drafting.failures import KEPT
from drafting.gateway import Judge, Reply
from rubrics import Kind
from rubrics.language import is_english
from rubrics.report import Frozen

WITH_SUBJECT: Final[tuple[Kind, ...]] = ("first-response", "resolution-letter")
"""The kinds whose text begins with a subject line."""

LONGEST_REFUSAL: Final = 600
"""A longer text that begins like a refusal is read on; in characters."""

_THOUGHT: Final = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_FENCE: Final = re.compile(r"^[ \t]*(?:```|~~~)[ \t]*\w*[ \t]*$\n?", re.MULTILINE)
_OPENER: Final = re.compile(
    r"sure\b|certainly\b|of course\b|absolutely\b|okay\b|great\b|understood\b|here(?:['’]s| is| are)\b|below is\b|this is\b"
    r"|i(?:['’]ve| have) (?:written|drafted|prepared|put)\b|(?:the|my|a|your) (?:draft|revised|final|following|apology)\b"
    r"|(?:draft|e?-?mail|letter|message|response)\b",
    re.IGNORECASE,
)
"""How a reply begins that speaks to whoever asked for it."""
_PREAMBLE: Final = re.compile(
    rf"\A\s*(?:(?:{_OPENER.pattern})"
    r"(?:[^\n]{0,200}\b(?:letters?|e?-?mails?|messages?|drafts?|reviews?|versions?|notes?|points|responses?|apology|reply|text)\b"
    r"|(?:(?<=sure)|(?<=certainly)|(?<=of course)|(?<=absolutely)|(?<=okay)|(?<=great)|(?<=understood)))"
    r"[^\n:]{0,120}(?:[:.!,]?[*_ \t]*\n+|:[*_ \t]*(?=subject\b|dear\b)|! (?=here\b)))+"
    r"|\A\s*(?:draft|e?-?mail|letter|message|response)[ \t]*:[ \t]*\n+",
    re.IGNORECASE,
)
_RULED: Final = re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$\n?", re.MULTILINE)
_HEADING: Final = re.compile(r"^[ \t]*#{1,6}[ \t]+|^[ \t]*>[ \t]?", re.MULTILINE)
_BOLD: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_SLANT: Final = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<=\S)\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_\n]+)(?<=\S)_(?!\w)"
)
_LINK: Final = re.compile(r"!?\[([^\]\n]+)\]\((?:https?|mailto):[^)\s]*\)")
_STAR: Final = re.compile(r"^([ \t]*)[*•][ \t]+", re.MULTILINE)
_UNFINISHED: Final = re.compile(r"(?:\*{1,3}|_{1,2}|`{1,3})[^*_`\n]{0,80}[*_`]?\Z")
_SUBJECT: Final = re.compile(r"\A\s*(?:subject|re|betreff)[ \t]*:[^\n]*\n+", re.IGNORECASE)
_REMARK: Final = re.compile(
    r"\n+[\s(\[]*(?:note\b|notes\b|p\.?s\.? from|word count|words:|let me know (?:if|whether)|feel free to|i hope this"
    r"|hope this helps|would you like|if you(?:['’]d| would) like (?:me|any)"
    r"|please let me know if you(?:['’]d| would)? (?:like|want|need)|i(?:['’]ve| have) (?:kept|avoided|followed|used|left)"
    r"|this (?:letter|message|draft|email|version)\b)[^\n]*(?:\n.*)?\Z",
    re.IGNORECASE | re.DOTALL,
)
_NOT_ABLE: Final = (
    r"can(?:no|['’])t|can ?not|(?:am|['’]m) (?:unable|not able)|won['’]t|will not|must decline|have to decline"
)
_REFUSAL: Final = re.compile(
    r"\s*(?:(?:i['’]?m|i am|we['’]re|we are)? ?(?:very |so |really )?(?:sorry|afraid)|i apologi[sz]e|unfortunately"
    rf"|as an ai\b[^.]{{0,60}})[,.]?\s*(?:but )?(?:i |we |that )?(?:{_NOT_ABLE}|do not|don['’]t)"
    rf"|\s*i ?(?:{_NOT_ABLE})\b[^.]{{0,40}}"
    r"\b(?:help|assist|write|comply|provide|create|do that|fulfil|generate|draft)",
    re.IGNORECASE,
)


class Unwrapped(Frozen):
    """The message of a reply, and a remark for each kind of wrapping that was taken off."""

    text: str
    remarks: tuple[str, ...]


def growing(raw: str, kind: Kind) -> str:
    """A reply's message while it still grows: wrapping taken off, and held back while it may turn out to be one."""
    if _may_be_wrapping(raw):
        return ""
    text = unwrapped(raw, kind).text
    return _UNFINISHED.sub("", text)


def _may_be_wrapping(raw: str) -> bool:
    """Whether nothing has come yet but what may be a preamble, a fence, a thought, or a line the kind does not take."""
    start = _THOUGHT.sub("", raw).lstrip()
    if "\n" in start.rstrip() or not start:
        return not start
    return bool(start.startswith(("`", "~", "#", "*", "<")) or _OPENER.match(start)) and len(start) < LONGEST_REFUSAL


def unwrapped(raw: str, kind: Kind) -> Unwrapped:
    """The message alone: no preamble, fence, Markdown; no subject line where the kind takes none."""
    remarks: list[str] = []
    text = _THOUGHT.sub("", raw.replace("\r\n", "\n"))
    for told, done in _steps(text, kind):
        if done.strip() != text.strip() and told:
            remarks.append(told)
        text = done
    return Unwrapped(text=text.strip(), remarks=tuple(remarks))


def _steps(text: str, kind: Kind) -> Iterator[tuple[str, str]]:
    """The text after each step, with what to say of it where it changed anything."""
    text = _FENCE.sub("", text)
    yield "", text
    text = _PREAMBLE.sub("", text)
    yield "The model's words before the message were taken off.", text
    text = _plain(text)
    yield "Markdown was turned into plain text.", text
    if kind not in WITH_SUBJECT:
        text = _SUBJECT.sub("", text)
        yield "A subject line was taken off: this kind of message has none.", text


def _plain(text: str) -> str:
    """Markdown as plain text; a list keeps its dashes."""
    text = _LINK.sub(r"\1", _HEADING.sub("", _RULED.sub("", text)))
    text = _SLANT.sub(lambda found: found[1] or found[2], _BOLD.sub(r"\2", _BOLD.sub(r"\2", text)))
    return re.sub(r"[ \t]+$", "", _STAR.sub(r"\1- ", text).replace("`", ""), flags=re.MULTILINE)


def signed_off(message: Unwrapped, signer: str) -> Unwrapped:
    """The message without the model's remarks after it.

    They are looked for only after the line that names the signer, so that no sentence of the message is lost.
    """
    signed = message.text.rfind(signer) if signer else -1
    if signed < 0:
        return message
    end = signed + len(signer)
    text = message.text[:end] + _REMARK.sub("", message.text[end:])
    if text == message.text:
        return message
    return Unwrapped(text=text, remarks=(*message.remarks, "The model's words after the message were taken off."))


def judge_of(model: str, kind: Kind) -> Judge:
    """What a letter's reply must be: whole, a message, in English. Each fault names its cause and the next step."""

    def judge(reply: Reply) -> None:
        text = unwrapped(reply.text, kind).text
        if reply.finish == "content_filter":
            raise UnusableReply(f"{model}'s content filter stopped the message: write this one by hand. {KEPT}")
        if _is_refusal(text):
            raise UnusableReply(f"{model} refused to write this message: write it by hand. {KEPT}")
        if not text:
            raise UnusableReply(f"{model} sent an empty answer: try again. {KEPT}", again=True)
        if reply.finish != "stop":
            raise UnusableReply(
                f"{model} reached its length limit before the message was finished: finish it by hand, or try again."
                " What it wrote is kept.",
                again=True,
            )
        if not is_english(text):
            raise UnusableReply(f"{model} did not answer in English: try again. What it wrote is kept.", again=True)

    return judge


def _is_refusal(text: str) -> bool:
    return len(text) <= LONGEST_REFUSAL and bool(_REFUSAL.match(text))
