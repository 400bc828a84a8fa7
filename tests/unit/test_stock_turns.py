"""The turns everybody knows: whatever a rule is rewritten into, these it must still mark."""

import pytest

from rubrics import check

TURNS = {
    "shifts-blame": [
        "Our courier let us down.",
        "Your own instructions caused this.",
        "This was your mistake.",
        "A technical fault wiped your booking.",
        "It was late due to bad weather.",
        "A new member of staff made the error.",
        "You entered the wrong code.",
    ],
    "disputes-claim": [
        "Our records show otherwise.",
        "That is not what happened.",
        "You are mistaken.",
        "We found no evidence of that.",
    ],
    "conditional-apology": [
        "Sorry if you were offended.",
        "We apologise for any distress this may have caused.",
        "I am sorry you feel that way.",
        "Sorry to hear you had trouble.",
    ],
    "hidden-actor": [
        "Mistakes were made.",
        "Your order was misfiled.",
        "An error was made with your bill.",
        "The invoice got sent twice.",
    ],
    "hedged-ownership": [
        "We may have missed your call.",
        "It appears that we lost it.",
        "We failed you to some extent.",
    ],
    "minimizes": [
        "It was a minor delay.",
        "This very rarely happens.",
        "At least you had a coat with you.",
        "Most customers were not affected.",
    ],
    "excuse": [
        "Sorry, but we were very busy.",
        "It was down to staff shortages.",
        "It was never our intention.",
        "These things happen.",
    ],
    "over-apologizes": [
        "We are so, so sorry.",
        "We are deeply and profoundly sorry.",
        "Please, please forgive us.",
    ],
    "drama": [
        "We are devastated.",
        "I have not slept since.",
        "It was our worst nightmare.",
    ],
    "self-praise": [
        "We pride ourselves on care.",
        "Our award-winning service is loved by all.",
    ],
    "vague-fix": [
        "We will look into it.",
        "We have taken appropriate measures.",
        "Your note has been shared with the team.",
        "We will do better.",
    ],
    "absolute-promise": [
        "This will never happen again.",
        "Rest assured it won't recur.",
    ],
    "form-letter": [
        "Dear valued customer, we write to you.",
        "We take this very seriously.",
        "Do not hesitate to contact us.",
    ],
    "token-first": [
        "Please accept a 10% voucher.",
    ],
    "presumes-forgiveness": [
        "Thank you for your understanding.",
        "We hope you will forgive us.",
        "We look forward to your next order.",
    ],
    "policy-shield": [
        "Company policy does not allow it.",
        "This is without admission of liability.",
    ],
    "hostile-tone": [
        "As I already told you, it is shut.",
        "Calm down.",
        "Frankly, you should have looked.",
    ],
    "burdens-customer": [
        "Please fill in the attached form to claim.",
        "Send the item back at your own cost.",
    ],
    "sales-pitch": [
        "Try our new premium plan.",
        "Upgrade today for half price.",
    ],
    "placeholder": [
        "Dear [Name], we write to you.",
        "Your order {{order}} is late.",
    ],
}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in TURNS.items() for text in texts])
def test_is_still_marked(rule: str, text: str) -> None:
    assert rule in {finding.rule for finding in check(text, kind="first-response").findings}
