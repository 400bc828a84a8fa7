"""What leaves is pseudonymised, and what comes back is what it was."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from drafting.incident import FACT_FIELDS, Incident
from drafting.people_names import people_in, words
from drafting.privacy import StandIns
from drafting.writing import OwnDetails
from rubrics import check

RECORDS = Path(__file__).parents[1] / "data" / "records.jsonl"
NO_NAMES = frozenset(
    """
    account accounts all and any area at attn box branch captain care cdr cell coach compliance councilmember
    counter cph customer customers dad datavault department depot desk director dispatch dpo dr driver duty
    elm email employees estate evening events every examinations fam familie family father feb finance for
    found from front glen gm ground guest head herr holder holders home homes hotline hour hub in incident
    insurance international ladies late lead leiter line llp lt management manager matinee mgr mill miss mme
    mobile mother mr mrs ms mum night of office operations ops order orders overnight owners parent parents
    phone practice primary prof professor provisioning pupils quillo recipients relations repairs residents
    resolution rev road route row rph school service services señora shop site social sr store student support
    table team tenants text the ticket tickets to tool until users workspace year
    """.split()  # noqa: SIM905
)
"""What such fields hold beside names: roles, teams, groups and streets."""


def hidden(text: str) -> str:
    return StandIns.of_text().hide(text)


def incident(**told: Any) -> Incident:
    return Incident.model_validate({"what_happened": "We lost it.", "sender_name": "Ada Winter", **told})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to a.lund@post.example today.", "Write to [EMAIL_1] today."),
        ("See https://shop.example/o?id=7, please.", "See [LINK_1], please."),
        ("Pay GB82 WEST 1234 5698 7654 32 now", "Pay [ACCOUNT_1] now"),
        ("card 4111 1111 1111 1111 was charged", "card [CARD_1] was charged"),
        ("ring 402-555-0119 or 01 555 0119", "ring [PHONE_1] or [PHONE_2]"),
        ("ring 01524 555 061 or 020 7946 0912", "ring [PHONE_1] or [PHONE_2]"),
        ("ring +47 55 50 01 22 or (612) 555-0137", "ring [PHONE_1] or [PHONE_2]"),
        ("order 88190, acct no. 44127", "order [REFERENCE_1], acct no. [ACCOUNT_1]"),
        ("policy TI-55-2091 and RO 52290", "policy [REFERENCE_1] and [REFERENCE_2]"),
        ("tracking 1Z999AA10123456784", "tracking [REFERENCE_1]"),
        ("booking XK7P2Q, PNR ref HV/OG/12", "booking [REFERENCE_1], PNR ref [REFERENCE_2]"),
        ("at 14 Mill Row, Leeds LS1 4AB", "at [ADDRESS_1], Leeds [ADDRESS_2]"),
        ("at Flat 2, 9 High Street", "at [ADDRESS_1]"),
        ("to 1200 Oak Ave, Omaha, NE 68102", "to [ADDRESS_1], Omaha, [ADDRESS_2]"),
        ("VAT number GB980780684 was printed", "VAT number [ID_1] was printed"),
        ("her SSN 078-05-1120 was shown", "her SSN [ID_1] was shown"),
        ("Dave lost it and told Priya.", "[NAME_1] lost it and told [NAME_2]."),
        ("told priya about it", "told [NAME_1] about it"),
        ("We asked Tom Baker.", "We asked [NAME_1]."),
        ("the parcel was for Okafor", "the parcel was for [NAME_1]"),
        ("Mrs Winter’s cake", "[NAME_1]’s cake"),
        ("J. O’Dwyer and Lt. Cdr. Fiona MacAskill", "[NAME_1] and [NAME_2]"),
        ("Mr & Mrs Vandenberghe called", "[NAME_1] called"),
        ("Dr O had not closed it", "[NAME_1] had not closed it"),
        ("I spoke to Will; Mark said he’d ring.", "I spoke to [NAME_1]; [NAME_2] said he’d ring."),
        ("Grace, my colleague, told Al.", "[NAME_1], my colleague, told [NAME_2]."),
        ("HELLO I AM DAVE SMITH AND ANGRY", "HELLO I AM [NAME_1] AND ANGRY"),
        ("We met the Dunlaps.", "We met the [NAME_1]."),
    ],
)
def test_details_are_recognised_without_a_record(text: str, expected: str) -> None:
    stand_ins = StandIns.of_text()
    assert stand_ins.hide(text) == expected
    assert stand_ins.restore(expected).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Will you come on 3 May at 14:10? It cost £1,022.17, or EUR 3,900, on 2026-07-17T14:10.",
        "Rose gardens in Lincoln and Cork, near Mill Row, on 31/04 and 28 Feb 2026.",
        "Grade A. Delivery was late by 3 hrs 40 min; 60 mm bolts, 400mg, U-100 and 12 x £38.50.",
        "The price of field grass may rise. Mark the box. Price lists are in Reading.",
        "residents of Glen Row (38 homes), all ticket holders, Front desk, International Office",
        "the Saturday staff at St Oswald's and Bluebell Nursery, 65,000 recipients, 8,000 mailers",
    ],
)
def test_ordinary_words_dates_and_sums_stay(text: str) -> None:
    assert hidden(text) == text


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Front desk - Amy", ["Amy"]),
        ("Ramsay Reid LLP (attn. Fiona)", ["Ramsay Reid LLP", "Fiona"]),
        ("Leo's mum, Sarah Whitlock", ["Leo", "Sarah Whitlock"]),
        ("parent of Oskar L.", ["Oskar L"]),
        ("The Keoghs", ["The Keoghs"]),
        ("The ladies of St Oswald's", ["Oswald"]),
        ("Estate of Mrs D. Fallon c/o Mr R. Fallon", ["D Fallon", "R Fallon"]),
        ("jess & marko", ["jess", "marko"]),
        ("residents of Glen Row (38 homes)", []),
        ("all ticket holders 28 Feb matinee (311)", []),
        ("Duty manager", []),
        ("International Office", []),
    ],
)
def test_the_personal_part_of_a_field_is_found(typed: str, names: list[str]) -> None:
    assert [" ".join(word.text for word in person) for person in people_in(typed, "customer_name")] == names


def test_known_names_are_hidden_wherever_they_stand() -> None:
    stand_ins = StandIns.of(
        incident(customer_name="Mr Will Penhaligon", follow_up_by="Siân 07700 900 118"), OwnDetails(signer="Meg Tully")
    )
    text = (
        "Will spoke. WILL PENHALIGON and penhaligon will ring Sian\\nTully or meg, and the Penhaligons' dog. Will you?"
    )
    shown = stand_ins.hide(text)
    assert not re.search(r"penhaligon|sian|tully|meg", shown, re.IGNORECASE)
    assert " will ring " in shown
    assert stand_ins.restore(shown).text == text


def test_the_company_is_hidden_on_request_or_when_it_holds_a_persons_name() -> None:
    told = incident(company="Kessler Auto", sender_name="Gene Kessler")
    assert StandIns.of(told, OwnDetails()).hide("Kessler Auto did it") == "[COMPANY_1] did it"
    told = incident(company="Crumb & Co")
    assert StandIns.of(told, OwnDetails()).hide("crumb and co did it") == "crumb and co did it"
    assert StandIns.of(told, OwnDetails(), hide_company=True).hide("crumb and co did it") == "[COMPANY_1] did it"


def test_own_fields_of_the_record_are_hidden_as_typed() -> None:
    told = incident(
        reference="IH-SAUNA", customer_email="ada@post.example", customer_address="The Old Mill\nNether Lane\nBath"
    )
    stand_ins = StandIns.of(told, OwnDetails())
    assert stand_ins.hide("ih-sauna, Nether Lane, ada@post.example") == "[REFERENCE_1], [ADDRESS_1], [EMAIL_1]"


def test_the_same_detail_has_the_same_stand_in_across_calls_and_a_new_one_the_next_number() -> None:
    stand_ins = StandIns.of_text()
    assert stand_ins.hide("I told Priya.") == "I told [NAME_1]."
    assert stand_ins.hide("Dave told Priya.") == "[NAME_2] told [NAME_1]."


def test_a_name_given_away_once_is_a_name_everywhere() -> None:
    assert hidden("Mrs Zwornik rang. Zwornik was right.") == "[NAME_1] rang. [NAME_2] was right."


def test_hiding_twice_changes_nothing_and_what_somebody_typed_survives() -> None:
    stand_ins = StandIns.of_text()
    text = "The label said [NAME_1], not Priya, and (name_2)."
    shown = stand_ins.hide(text)
    assert shown == "The label said [TEXT_1], not [NAME_3], and [TEXT_2]."
    assert stand_ins.hide(shown) == shown
    assert stand_ins.restore(shown).text == text


@pytest.mark.parametrize(
    "written",
    ["[NAME_1]", "[NAME 1]", "[name_1]", "NAME_1", "[ NAME_1 ]", "(NAME_1)", "{NAME_1}", "<NAME_1>", "[NAME_1 ]",
     "\\[NAME_1\\]", "[NAME-1]", "[NAME\\_1]", "[Name 01]"],
)  # fmt: skip
def test_a_stand_in_is_known_however_the_model_wrote_it(written: str) -> None:
    stand_ins = StandIns.of_text()
    stand_ins.hide("I told Priya.")
    assert (
        stand_ins.restore(f"Dear {written}, **{written}** and {written}'s.").text
        == "Dear Priya, **Priya** and Priya's."
    )


def test_a_possessive_inside_the_brackets_comes_back() -> None:
    stand_ins = StandIns.of_text()
    stand_ins.hide("I told Priya.")
    assert stand_ins.restore("[NAME_1's] and [NAME_1’s] cake").text == "Priya's and Priya’s cake"


def test_a_stand_in_for_nothing_is_never_shown_and_the_rubric_blocks_it() -> None:
    restored = StandIns.of_text().restore("Dear [NAME_9], ring PHONE_3. [name 9]")
    assert restored.text == "Dear [name missing], ring [phone missing]. [name missing]"
    assert restored.unknown == ("[NAME_9]", "[PHONE_3]")
    assert "placeholder" in {finding.rule for finding in check(restored.text, kind="handwritten-note").findings}


def test_no_stand_in_shows_while_a_reply_grows() -> None:
    stand_ins = StandIns.of_text()
    stand_ins.hide("I told Priya.")
    reply = "Dear [NAME_1], we told NAME_1 and \\[NAME_1\\] (name 1). [x] ends"
    final = stand_ins.restore(reply).text
    for end in range(len(reply) + 1):
        shown = stand_ins.restore(reply[:end], growing=True).text
        assert final.startswith(shown)
        assert "NAME" not in shown


def test_a_long_text_takes_linear_time() -> None:
    text = "Dave of 14 Mill Row rang 020 7946 0912 about order 88190. " * 1700
    stand_ins = StandIns.of_text()
    assert stand_ins.restore(stand_ins.hide(text)).text == text


def test_the_lists_of_names_are_there() -> None:
    assert len(words().first) > 10_000
    assert len(words().last) > 10_000


def _assert_nothing_leaks(record: dict[str, Any]) -> None:
    told = Incident.model_validate({k: v for k, v in record.items() if k in Incident.model_fields})
    stand_ins = StandIns.of(told, OwnDetails())
    text = json.dumps({f: told.says(f) for f in FACT_FIELDS if told.says(f)}, ensure_ascii=False)
    shown = stand_ins.hide(text)
    assert stand_ins.restore(shown).text == text
    private = _names_in(told) | {told.reference, told.customer_email} - {""}
    leaked = {p for p in private if re.search(rf"(?<!\w){re.escape(p)}(?!\w)", shown, re.IGNORECASE)}
    in_words = {p for p in leaked if p in words()["ordinary"] and p.casefold() not in _capitals(shown)}
    digits = re.sub(r"\D+", " ", shown)
    numbers = {re.sub(r"\D", "", n) for n in re.findall(r"\+?\d[\d -]{6,}\d", told.follow_up_by)}
    assert not leaked - in_words, shown
    assert not {n for n in numbers if n in digits.replace(" ", "")}, shown


def _names_in(told: Incident) -> set[str]:
    fields = (told.customer_name, told.sender_name, told.fix_owner, told.follow_up_by)
    parts = {w.casefold() for field in fields for w in re.findall(r"[^\W\d_]{3,}", re.sub(r"\S+@\S+", "", field))}
    company = {w.casefold() for w in re.findall(r"[^\W\d_]+", told.company)}
    return parts - NO_NAMES - (company if told.sender_name.casefold() not in told.company.casefold() else set())


def _capitals(shown: str) -> set[str]:
    return {w.casefold() for w in re.findall(r"\b[A-Z]\w+", re.sub(r"\[[A-Z]+_\d+\]", "", shown))}


@pytest.mark.parametrize("line", RECORDS.read_text(encoding="utf-8").splitlines()[:200])
def test_no_name_leaks_from_our_own_records(line: str) -> None:
    _assert_nothing_leaks(json.loads(line)["record"])


@pytest.mark.parametrize("name", ["incidents.jsonl", "letters.jsonl"])
def test_no_name_leaks_from_the_corpus(name: str) -> None:
    folder = os.environ.get("AMENDS_CORPUS")
    if not folder:
        pytest.skip("AMENDS_CORPUS names no folder of records as staff typed them")
    for line in (Path(folder) / name).read_text(encoding="utf-8").splitlines():
        value = json.loads(line)
        if record := value if name == "incidents.jsonl" else value.get("incident"):
            _assert_nothing_leaks(record)
