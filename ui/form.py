"""The incident form as data: its groups in the order of a conversation, and why each field is asked."""

from typing import Final, NamedTuple


class Field(NamedTuple):
    """One field: how it is asked, why, and what stands in it as an example. `lines` > 1 makes it a text area."""

    name: str
    why: str
    example: str = ""
    lines: int = 1


class Group(NamedTuple):
    """Fields that are asked together."""

    title: str
    fields: tuple[Field, ...]


DATES: Final = frozenset({"when_happened", "fix_due", "follow_up_when", "written_on"})
WITH_TIME: Final = frozenset({"when_happened", "fix_due", "follow_up_when"})

CHOICES: Final[dict[str, dict[str, str]]] = {
    "cause_owner": {
        "us": "Ours",
        "supplier": "A supplier of ours had a part in it",
        "customer": "The customer had a part in it",
        "unknown": "Not known yet",
    },
    "harm": {"minor": "Minor", "serious": "Serious", "grave": "Grave"},
}

GROUPS: Final[tuple[Group, ...]] = (
    Group("Who was let down", (
        Field("customer_name", "The letter greets them by it. Give the name as they use it, with their title if you know"
              " it; nothing is guessed. Without it the greeting stays general.", "Mrs Ada Winter"),
        Field("contact_channel", "How they reached you decides how the letter speaks of their call or message.", "phone"),
        Field("customer_email", "For your own reference; it is not put into the letter."),
        Field("customer_address", "For your own reference; it is not put into the letter.", lines=2),
    )),
    Group("What happened", (
        Field("what_happened", "The one thing no letter can do without: the mistake in your own words, as you would tell a"
              " colleague. It becomes the sentence that names the mistake and owns it.",
              "We sent the order of the week before again, in place of the new one", lines=3),
        Field("when_happened", "A date makes the account concrete. Leave the time blank if it does not matter."),
        Field("discovered_how", "Who noticed, and how. It keeps the letter from telling customers what they told you.",
              "She rang when the second parcel came"),
        Field("reference", "An order or case number the customer can quote.", "WB-2041"),
    )),
    Group("Whose mistake it was, and why", (
        Field("cause_owner", "The letter owns the mistake in every case. Where others had a part, it names only ours:"
              " choosing them, checking them, asking."),
        Field("cause", "How it came about, as far as you know. Left blank, the letter says nothing of it; said to be not known"
              " yet, the letter says so plainly.", "I copied the old order sheet", lines=2),
        Field("harm", "The graver the harm, the longer an apology may be (E15)."),
    )),
    Group("What it cost them", (
        Field("impact", "Time, money, a missed day, embarrassment. Naming the loss does more than any intensity of regret"
              " (E7). Without it the letter cannot show that you understood.", "Her gift came after the wedding", lines=2),
    )),
    Group("What we do about it", (
        Field("fix_done", "What has been put right already. After owning it, repair is what counts most (E1).",
              "Right parcel sent by express on 4 May", lines=2),
        Field("fix_promised", "What you will still do. Only what stands here may be promised in the letter (E30).",
              "Old parcel collected at our cost", lines=2),
        Field("fix_owner", "A name makes a promise believable."),
        Field("fix_due", "By when. A repair without a time reads as none."),
        Field("compensation", "Something for the trouble, beside the repair and never in place of it (E4).",
              "The postage, £12.50, refunded"),
    )),
    Group("What changes", (
        Field("prevention", "What you changed so that it does not recur: an act, done or dated. Promises to do better can be"
              " worse than nothing (E5).", "Order sheets are cleared after each delivery, since 5 May", lines=2),
    )),
    Group("Who follows up", (
        Field("follow_up_by", "A person the customer can reach: a name, and a direct line or address (E13).",
              "Ben Okoro, 020 7946 0018"),
        Field("follow_up_when", "When they will be in touch. If things are still unknown, it is when the next news comes."),
    )),
    Group("Who signs", (
        Field("sender_name", "A person, not a department. Taken from your own details unless you write another.",
              "Nora Field"),
        Field("sender_title", "Somebody senior enough to mean it (E32)."),
        Field("company", "Taken from your own details unless you write another."),
        Field("written_on", "The date of the letter: today, unless you choose another. It decides what “tomorrow” means."),
        Field("internal_note", "For colleagues. It never goes into a letter or to a model, and a letter that repeats it is"
              " blocked.", lines=2),
    )),
)  # fmt: skip
