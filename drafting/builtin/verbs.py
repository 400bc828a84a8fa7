"""English verb forms: which words are verbs, and how to turn one form into another.

A lexicon of the verbs that staff use of mistakes and repairs; a word outside it that ends in -ed is taken for a verb too.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal

Form = Literal["", "base", "third", "past", "participle", "either", "gerund"]
"""`past` and `participle` where the word is only that ("gave", "given"), `either` where it may be both ("sent")."""

_IRREGULAR: Final = """
be was been;become became become;begin began begun;bend bent bent;bite bit bitten;blow blew blown;break broke broken;bring brought brought
build built built;burn burnt burnt;buy bought bought;catch caught caught;choose chose chosen;come came come;cost cost cost;cut cut cut;deal dealt dealt
do did done;draw drew drawn;drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;feed fed fed;feel felt felt;fight fought fought
find found found;fly flew flown;forget forgot forgotten;freeze froze frozen;get got got;give gave given;go went gone;grow grew grown;hang hung hung
have had had;hear heard heard;hide hid hidden;hit hit hit;hold held held;hurt hurt hurt;keep kept kept;know knew known;lay laid laid;lead led led
leave left left;lend lent lent;let let let;lie lay lain;lose lost lost;make made made;mean meant meant;meet met met;mislay mislaid mislaid
misread misread misread;mishear misheard misheard;misspell misspelt misspelt;mistake mistook mistaken;misunderstand misunderstood misunderstood
overcook overcooked overcooked;overdraw overdrew overdrawn;oversell oversold oversold;oversleep overslept overslept;overwrite overwrote overwritten
pay paid paid;put put put;quit quit quit;read read read;rebuild rebuilt rebuilt;redo redid redone;repay repaid repaid;resend resent resent
resew resewed resewn;reset reset reset;rewrite rewrote rewritten;ride rode ridden;ring rang rung;rise rose risen;run ran run;say said said
see saw seen;sell sold sold;send sent sent;set set set;sew sewed sewn;shake shook shaken;shrink shrank shrunk;shut shut shut;sing sang sung
sink sank sunk;sit sat sat;sleep slept slept;speak spoke spoken;spell spelt spelt;spend spent spent;spill spilt spilt;split split split
spoil spoilt spoilt;spread spread spread;stand stood stood;steal stole stolen;stick stuck stuck;strike struck struck;sweep swept swept
take took taken;teach taught taught;tear tore torn;tell told told;think thought thought;throw threw thrown;understand understood understood
undercook undercooked undercooked;wake woke woken;wear wore worn;win won won;withdraw withdrew withdrawn;write wrote written;show showed shown
overpay overpaid overpaid;underpay underpaid underpaid;unsubscribe unsubscribed unsubscribed;prove proved proven;saw sawed sawn;remake remade remade;resell resold resold;undo undid undone;rerun reran rerun;retake retook retaken;dig dug dug;swing swung swung;spin spun spun;bind bound bound
light lit lit;seek sought sought;shoot shot shot;slide slid slid;swear swore sworn;swell swelled swollen;swim swam swum;upset upset upset;wind wound wound;weep wept wept;unfreeze unfroze unfrozen
understate understated understated;creep crept crept;bleed bled bled;sting stung stung;mis-send mis-sent mis-sent;outgrow outgrew outgrown;hold held held;breed bred bred;override overrode overridden;foresee foresaw foreseen
"""

_REGULAR: Final = """
accept access account add address adjust admit advertise advise affect agree allow announce answer apologise apologize apply appoint approve
arrange arrive ask assess assign assume attach attend authorise authorize back bag bake bar base bill bind blend block board bolt book borrow bounce
box brief bump bundle bypass calculate call cancel cap care carry cash challenge change charge chase check clean clear clip close code collapse
collate collect compare compensate complain complete confirm confuse connect contact continue convert cook copy correct count courier cover crack crash
cream create credit cross cry damage debit decide decline deduct default delay delete deliver demand deny deposit describe destroy detach develop
dial diagnose discard disclose disconnect discontinue discount discover dismiss dispatch dispense display dispute disrupt divert double drag drain
drill drop drown dry duplicate dye email enclose end enter erase escalate estimate evacuate examine exceed exchange exclude expect expire explain
expose extend fail fax file fill finish fire fit fix flag flood flush fold follow force forward frame fuel fund garble glaze glue grab guard guess guide hand
handle happen hem hire hit honour honor identify ignore import include inconvenience increase inform inject injure inspect install instruct insure
intend interrupt introduce investigate invite invoice iron issue join jump key kill knock label land lapse last laugh launch leak learn like limit
link list listen load lock log look lower mail manage mark match matter measure melt mend mention merge message mind misaddress misdeliver misdirect
misfile misjudge mislabel mismatch misplace misprint misquote misreport misroute miss mix monitor mount move name need neglect note notice notify numb obtain
offer omit open operate order overbook overcharge overlook overpay overrun owe own pack paint park pass phone photocopy photograph pick pin pipe plan play plug polish pop post prefer
postpone pour pray prepare prescribe present press prevent price print process produce program programme promise proof protect provide publish puncture purchase push query
question queue quote raise reach realise realize reassure rebook recall receive reconnect record recover recycle redeliver redirect redraft reduce refer refill refinish refit
refund refurbish refuse register reimburse reinstall reinstate reissue reject release relocate remedy remember remind remove rename render renew rent repair
repeat replace replay reply report repost reprint reprocess request require rescan reschedule rescue research reserve resolve respond restart restock restore result retrain retrieve
return returf reuse reveal reverse review revise revoke rinse roll rotate round route ruin rush sanction save scald scan schedule scrap scratch screen screw seal search
seat secure select separate serve service settle share shift ship shorten shout show sign skip slip smash soak sort spell spill spoil spot stain stamp start stay sterilise sterilize
stitch stock stop store strand strip stumble submit subscribe substitute suffer suggest supply support suspend swap switch tag talk tear terminate test text thank
threaten tick tie time tip top touch trace track train transfer translate transport transpose trap treat trim trip trust try turn type underline unload unlock unplug
update upgrade upload upset use vacate validate value verify visit void wait waive walk warn wash waste watch water weigh welcome wipe wire withhold witness work
worry wrap yield zero bandage bike bleach bruise burst can catalogue charge-back clamp cordon cool countersign crop deactivate decorate deep-clean defer depart dig dilute disable
disinfect double-book double-charge double-bill draft dress drift escort faint fast-track groom hand-deliver halve heat hoist hospitalise house isolate itemise level leave mop oil
overheat overfill overlap panic patch plaster pretend pulp quarantine quarrel reboot recharge recheck recode reconcile recook recut re-check re-do re-send redecorate refile reframe regrout rehang rehearse
reheat rekey relabel relay remeasure reorder repaint repack replant replaster reroute rescreen resize respray restring retile retype rewire reword sack scramble scrub shave shred sideline snap sniff snag spray
squash squeeze stall step strain subtract summon suppress tailor tighten tow trample transcribe unblock undercharge vacuum veer ventilate vet volunteer wax weld wreck
"""

INTRANSITIVE: Final = frozenset(
    [
        "arrive",
        "happen",
        "meet",
        "split",
        "collapse",
        "crack",
        "end",
        "start",
        "fail",
        "fall",
        "come",
        "go",
        "leak",
        "crash",
        "expire",
        "lapse",
        "jump",
        "wait",
        "sleep",
        "cry",
        "result",
        "stumble",
        "shift",
        "appear",
        "occur",
        "arise",
        "stay",
        "last",
        "rise",
        "sink",
        "faint",
        "burst",
        "depart",
        "jam",
        "melt",
        "overheat",
        "overrun",
        "panic",
        "shrink",
        "stall",
        "trip",
        "turn",
        "drift",
        "die",
        "disappear",
        "vanish",
        "slip",
        "speak",
        "laugh",
        "look",
        "listen",
        "live",
        "stick",
        "work",
        "talk",
        "react",
        "begin",
        "continue",
        "oversleep",
        "veer",
    ]
)
"""Verbs whose subject undergoes what happens: "the soundboard cracked" is not "we cracked the soundboard"."""

CUSTOMER_OBJECT: Final = frozenset(
    [
        "charge",
        "bill",
        "overcharge",
        "undercharge",
        "invoice",
        "refund",
        "treat",
        "tell",
        "inform",
        "notify",
        "call",
        "ring",
        "phone",
        "email",
        "contact",
        "text",
        "double-charge",
        "double-bill",
        "double-book",
        "message",
        "reimburse",
        "compensate",
        "underpay",
        "evict",
    ]
)
"""Verbs done to the customer: with no object typed, "you" is meant."""

OBJECTLESS: Final = frozenset(
    [
        "ask",
        "check",
        "apologise",
        "apologize",
        "visit",
        "drive",
        "come",
        "read",
        "measure",
        "look",
        "listen",
        "notice",
        "know",
        "count",
        "call",
        "ring",
        "wait",
        "try",
        "forget",
        "agree",
        "think",
        "decide",
        "test",
        "walk",
        "travel",
        "search",
        "respond",
        "reply",
        "answer",
        "act",
        "confirm",
        "write",
        "talk",
        "speak",
        "guess",
        "assume",
        "work",
        "stay",
        "stand",
        "retrain",
        "train",
        "fly",
    ]
)
"""Verbs that stand well without an object."""

_PAST_ADJECTIVES: Final = frozenset(
    [
        "need",
        "feed",
        "bed",
        "speed",
        "shed",
        "seed",
        "indeed",
        "exceed",
        "proceed",
        "weed",
        "hundred",
        "red",
        "bleed",
        "breed",
        "sacred",
        "naked",
    ]
)


def _forms() -> dict[str, tuple[str, str]]:
    forms = {base: (regular_past(base), regular_past(base)) for base in _REGULAR.split()}
    for entry in _IRREGULAR.replace("\n", ";").split(";"):
        if entry.strip():
            base, past, participle = entry.split()
            forms[base] = (past, participle)
    return forms


def regular_past(base: str) -> str:
    """The past of a regular verb: "stop" gives "stopped", "carry" gives "carried"."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return (base + base[-1] if _doubles(base) else base) + "ed"


def _doubles(base: str) -> bool:
    listed = "refer defer prefer transfer admit commit omit submit permit cancel travel label total occur equip input unplug reset refit misspel overlap"
    if base in listed.split():
        return True
    short = len(base) <= 4 or (base.startswith(("un", "re")) and len(base) <= 6)
    return (
        short
        and base[-1] in "bdgklmnprtv"
        and base[-2] in "aeiou"
        and base[-3:-2] not in tuple("aeiou")
        and not base.endswith(("er", "en"))
    )


def third(base: str) -> str:
    """The third person singular: "copy" gives "copies"."""
    if base in ("be", "have"):
        return {"be": "is", "have": "has"}[base]
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "ch", "sh", "o", "z")) else "s")


_FORMS: Final[Mapping[str, tuple[str, str]]] = _forms()
_BASE_OF: Final[Mapping[str, str]] = (
    {form: base for base, (past, pp) in _FORMS.items() for form in (pp, past)}
    | {third(base): base for base in _FORMS}
    | {
        "canceled": "cancel",
        "labeled": "label",
        "traveled": "travel",
        "burned": "burn",
        "spilled": "spill",
        "spelled": "spell",
        "misspelled": "misspell",
        "spoiled": "spoil",
    }
)
_PASTS: Final = frozenset(past for past, _ in _FORMS.values())
_PARTICIPLES: Final = frozenset(participle for _, participle in _FORMS.values())
_THIRDS: Final = frozenset(third(base) for base in _FORMS)


@lru_cache(maxsize=4096)
def form_of(word: str) -> Form:
    """Which form of a verb a word can be; blank if it is none. Pasts that equal their base ("cut") count as `either`."""
    word = word.lower()
    if word in _PASTS or word in _PARTICIPLES:
        both = word in _PASTS and word in _PARTICIPLES
        return "either" if both else ("past" if word in _PASTS else "participle")
    if word in _FORMS:
        return "base"
    if word in _THIRDS:
        return "third"
    if (
        word.endswith("ed")
        and len(word) > 4
        and word not in _PAST_ADJECTIVES
        and not word.endswith(("bed", "seed", "shed", "speed", "feed", "need"))
    ):
        return "either"
    return "gerund" if word.endswith("ing") and len(word) > 5 else ""


@lru_cache(maxsize=4096)
def base_of(word: str) -> str:
    """The base form of any form: "gave" and "given" give "give"; a word outside the lexicon by the rules of spelling."""
    word = word.lower()
    if word in _BASE_OF:
        return _BASE_OF[word]
    if word in _FORMS or not word.endswith("ed"):
        return word
    stem = word[:-2]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "ls":
        return stem[:-1]
    ends_in_e = stem.endswith(
        ("at", "is", "iz", "v", "u", "c", "g", "as", "ur", "ul", "bl", "tl", "pl", "dl", "gl", "rs", "ns", "ng")
    )
    return stem + "e" if ends_in_e else stem


def past_of(word: str) -> str:
    """The simple past of any form: "given" gives "gave"."""
    base = base_of(word)
    known = _FORMS.get(base)
    return known[0] if known else (word.lower() if word.lower().endswith("ed") else regular_past(base))


def participle_of(word: str) -> str:
    """The past participle of any form: "gave" gives "given"."""
    base = base_of(word)
    known = _FORMS.get(base)
    return known[1] if known else past_of(word)


def known_verb(base: str) -> bool:
    """Whether the lexicon holds this base form."""
    return base in _FORMS
