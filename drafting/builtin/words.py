"""Word lists: what staff shorten and misspell, and what kind of word a word is. Data, no rules."""

from typing import Final

COUNT_NOUNS: Final = frozenset(
    """account address adapter agreement alarm album alcove alert allergy ambulance amount answer apartment appliance application appointment area
    arm arrangement assessment attachment auction balance balcony band bag bank barrier basket bathroom battery bed bedroom belt bench bike bike-rack bill
    blanket blind board boat boiler bolt book booking boot bottle bouquet box boy bracket bracelet branch brake brochure buckle bucket budget building bulb bunk bus button buyer cabinet
    cable cake calculation calendar call camera campaign candidate canopy car card carpet case cat catalogue ceiling centre centrepiece ceremony certificate chain chair
    channel charge chart charger check cheque child chip church claim class client clinic clock cloth clothes coach coat code collar colleague
    column comment competitor complaint component concert conference confirmation connection consultation contact contract conversation copy cord corner corridor cot
    counter couple course cover crew crib cupboard curtain cushion customer cut cylinder dashboard database date daughter day deadline decision
    default delegate delivery deposit depot design desk device diary digit director discount dish dog document door dose
    draft drain drawer drawing dress drink driver drum duct duvet earring elevator email employee employer engagement engine engineer entry envelope episode error
    estimate event exam examination excess exchange exhibition explanation eye fabric facility fan fault fax fee fence ferry fibre field
    figure file filter fine finger fireplace firm flap flat flight floor flower folder follow-up fork form foundation frame freezer friend fridge fund funeral
    gallery game garage garden garment gasket gate gift girl glass glaze group guard guest guide gun gutter hall handbag handle handler hat header
    hearing heater helmet hinge hole holiday home hook hose hospital hotel hour house household husband image import inbox incident ingredient injection
    inspection instruction instructor instrument insurer interview invitation invoice item jacket job jobsheet joint journey judge jug kettle key keyboard keyring kit
    kitchen knee knife knob label ladder lamp landing landlord laptop latch lawn layer leaflet leak lease leg lens lesson letter level lever library licence license
    lid lift light limit line link list listing load loan lobby lock locker lodge logbook log logo lorry lounge machine mailbox mailer mailing main
    manager manual map march mark market mask match matinee mattress meal measurement medal medication meeting member memo menu message meter mirror mix-up
    mobile model module monitor month morning mortgage motor mould mug nail name nappy napkin necklace neighbour network newsletter night note notebook
    notice notification number nurse nursery office officer oil-filter operation operator opponent option order outage outlet oven owner pack package pad page painting pair palette pallet
    pan panel paper paragraph parade parcel parent park part partner party passage passenger passport password patch patient pattern payment payslip pen pension permit
    person pet phone photo photograph photographer piano picture piece pill pillow pin pipe plan plant plaque plate platform plug plumber policy pool portal portion postcode poster pot pouch pram prescription
    present presentation price principal printer prize procedure product program programme project promise proof property proposal provider pump pupil
    purchase puzzle quay queue quotation quote radiator rail railing ramp rash rate receipt recipe recipient record redirect reference refill reference-number refund refusal
    registrar reminder removal renewal rental repair replacement report reservation resident response result retailer return review reward ribbon ring road roof room roster rota route router
    row rug sack sale salon sample sandwich scan scanner schedule school scooter score screen screw script seal search seat seller sensor server
    session sheet shelf shelter shift ship shirt shoe shop shoulder shower shutter side sign signature sink site size skip skirt slab sleeve slip slot smoke-alarm snack socket
    sofa solicitor son soundboard speaker specification spec spell spot spreadsheet stage stain staircase stall stamp station statement step sticker
    stop store storeroom story stove stranger strap strip student subscription suit suitcase summary supervisor supplier supply surgeon surgery survey switch syringe system tab
    table tablet tag tank tap tarp tax-return teacher team technician television template tenant tent term test thermostat regulator hospice loaner gap copay anniversary batch smell bench mirror-image tax crew diversion loft docket corridor spa slope bill balance site courtyard aisle bay end baker patient badge signature pool tie ticket tile timer timetable toilet token tool tooth top
    torch tour towel tower toy track trailer train transaction transfer tray treatment tree trial trip trolley truck tub tube tune turn tutor tyre tire umbrella unit update uniform university
    upgrade user vaccine valve van vase vehicle vendor venue version vet video view viewing visa visit visitor voucher waiter wall wallet wardrobe warehouse warning warranty
    washer watch wedding week weekend wheel wholesaler wife will window wing wire wrist workbook worker workshop workstation year zip ceremony coat contractor
    stone kennel run hotline expert counsellor lid conservatory shed hob extension cooker dishwasher mother father brother sister wallpaper charger lectern pickup lane
    clinic ward theatre stadium gym studio flight leg port terminal airport gate cabin deck harbour marina campsite tent caravan apartment chalet cottage villa""".split()
)
"""Nouns that need an article or the like in the singular."""

MASS_NOUNS: Final = frozenset(
    """heating water damage sleep internet work gas power money cash food milk paint furniture luggage information advice staff post mail toner insulin
    trust stress distress embarrassment pain weedkiller feed frost rain snow stock linen glue honey sugar flour bread meat fish ice time notice
    training cleaning laundry electricity broadband wifi wi-fi access service cover rent interest credit medicine paracetamol ibuprofen equipment clothing jewellery
    housekeeping maintenance reception dispatch accounts payroll sewage smoke dust asbestos mould leave carriage postage fuel transport freight traffic software hardware
    wine beer coffee tea juice soup rice chicken beef pork lamb cheese butter cream chocolate ink tape wood timber metal steel plastic concrete gravel sand soil grass""".split()
)

ADJECTIVES: Final = frozenset(
    """wrong right correct new old same first last next previous other different own full empty blank spare mock loose live late early big small large
    little long short wide tall high low hot cold warm wet dry dirty clean dark light heavy red blue green white black grey gray yellow brown pink
    gold silver duplicate second third final initial free private public internal external local double single whole half extra
    additional missing broken damaged faulty cracked bent torn expired incorrect valid invalid safe unsafe dangerous open shut closed separate
    temporary permanent medical legal financial personal corrected replacement current average annual monthly weekly daily smart
    winter summer spring bruised sprained swollen stained ruined morning evening vegan vegetarian gluten-free nut-free formal informal smaller bigger larger independent relief standby late
    entire correct matching sealed written numb""".split()
)

PREDICATES: Final = frozenset(
    """off on away out gone safe ok okay fine free shut closed open short late wrong missing ready loose empty full blank separate bent broken dead
    cold ill sick asleep back separate wet down unsafe dirty incorrect invalid blocked unusable faulty live irreplaceable useless illegible
    unreadable low high hurt unhurt injured early clear visible available accessible online offline mouldy sick separate fault-free""".split()
)
"""Words that make a statement of a noun phrase with no verb: "neighbour away"."""

FEELINGS: Final = frozenset(
    """frightened scared embarrassed upset angry worried anxious distressed shaken ashamed humiliated tired exhausted sick ill disappointed furious annoyed
    cold numb confused dizzy terrified alarmed hurt stressed tearful heartbroken bruised injured stranded late unwell offended bitten burned burnt locked soaked
    stuck trapped evacuated left""".split()
)
"""What a person was: "frightened"."""

THING_STATES: Final = frozenset("irreplaceable unrepeatable unusable ruined useless unreadable illegible inedible unplayable unwearable unsafe".split())

DETERMINERS: Final = frozenset(
    """the a an this that these those my our your his her their its no some any every each all both several many most few another two three four five six
    seven eight nine ten eleven twelve either neither half one enough much more less other's whose""".split()
)

PREPOSITIONS: Final = frozenset(
    """of in on at by for with from to into onto over under after before during without within through across against about between behind beside above below near
    off up down out until till since via per as instead than around round along past despite except inside outside towards toward including regarding like""".split()
)

CONJUNCTIONS: Final = frozenset("and but or so then because while when if where although though as before after until that which who whose than yet nor".split())

PARTICLES: Final = frozenset("out off up down over back away in on through apart together round around".split())

ADVERBS: Final = frozenset(
    """not never also already again wrongly mistakenly accidentally twice once still just only now then personally since later too very instead
    immediately promptly incorrectly hand there here together directly individually separately overnight unsupervised alone overboard today tonight tomorrow yesterday even ever
    always mostly nearly almost about approximately fully partly badly half manually both incorrectly aloud direct loud unattended""".split()
)

AUXILIARIES: Final = frozenset(
    """was were is are am had has have did does do will would can could should shall may might must cannot
    'd been be""".split()
)

FINITE_AUXILIARIES: Final = AUXILIARIES - {"been", "be"}

SUBJECTS: Final = frozenset(
    """i we he she they it you there this that nobody everybody someone everyone somebody none no-one which who these those""".split()
)

STAFF: Final = frozenset(
    """handler handlers driver drivers tech techs technician technicians negotiator clerk clerks instructor instructors operator operators chef chefs team
    engineer engineers porter receptionist housekeeping staff colleague colleagues agent agents cashier waiter waitress stylist cleaner cleaners
    assistant assistants trainee temp temps packer packers picker pickers nurse nurses fitter fitters mechanic mechanics surveyor assessor advisor adviser advisors advisers
    facilities maintenance reception dispatch dispatcher registry accounts payroll night-porter groundsman gardener therapist dispenser pharmacist locum teacher
    tutor lifeguard caretaker typist crew developer developers manager supervisor deputy barista baker bookkeeper
    administrator secretary apprentice installers installer dispatchers depot handlers someone somebody""".split()
)
"""Who acts for us: as the subject of a mistake they are "we". Source: LABELS (shifts-blame), E20."""

OUTSIDERS: Final = frozenset(
    """supplier suppliers vendor contractor contractors subcontractor subcontractors subcontract wholesaler courier couriers manufacturer carrier freelancer agency mill
    digger weather storm wind snow rain council airline broker distributor importer factory haulier partner third-party royal bank laundry
    autocomplete glitch bug hacker hackers thief thieves""".split()
)
"""Causes outside us: never the subject of an explanation. Source: LABELS (shifts-blame), S0."""

MACHINES: Final = frozenset("system systems software computer machine server till website app algorithm scanner sat-nav satnav".split())
"""Things staff blame; stated only with their owner."""

BODY: Final = frozenset("hip knee arm leg hand head back tooth eye ankle wrist finger foot shoulder ear nose hair skin".split())

FAMILY: Final = frozenset(
    """wife husband baby son daughter mother father mum mom dad brother sister child children kids family twins parents grandmother grandfather gran
    grandma granddad grandson granddaughter neighbour neighbor fiancé fiancée niece nephew aunt uncle""".split()
)

CUSTOMER_WORDS: Final = frozenset(
    "customer client guest patient parents tenant student pupil passenger member subscriber policyholder cardholder organiser organizer owners owner buyer resident claimant"
    " bride couple host hirer lodger learner caller shopper diner".split()
)
"""Who the customer may be called in the record, where the letter is to one."""

OWNED: Final = frozenset(
    """flight shift appointment deposit job train connection exam interview holiday wedding order booking reservation account claim bill refund parcel passport luggage
    policy subscription renewal application visa badge prescription delivery case holiday trip party birthday insurance complaint statement repayment salary pension payslip wages
    table room car coat dress suit cake piano sofa laptop phone house flat garden lawn roof package membership repair permit mortgage loan contract offer""".split()
)
"""What is the customer's own where nothing else is said."""

PLAIN_SPELLING: Final[dict[str, str]] = dict(
    pair.split("=")
    for pair in """embarassed=embarrassed|embarrased=embarrassed|embarassment=embarrassment|embarassing=embarrassing|recieved=received|recieve=receive
seperate=separate|seperately=separately|definately=definitely|accomodation=accommodation|occured=occurred|adress=address|wich=which|teh=the
dont=do not|don't=do not|didnt=did not|didn't=did not|wasnt=was not|wasn't=was not|isnt=is not|isn't=is not|cant=cannot|can't=cannot|couldnt=could not
couldn't=could not|wouldnt=would not|wouldn't=would not|hasnt=has not|hasn't=has not|havent=have not|haven't=have not|werent=were not|weren't=were not
hadnt=had not|hadn't=had not|arent=are not|aren't=are not|doesnt=does not|doesn't=does not|wont=will not|won't=will not|shouldnt=should not|shouldn't=should not
im=I am|i'm=I am|ive=I have|i've=I have|i'll=I will|we've=we have|we'll=we will|we're=we are|thats=that is|that's=that is|theyre=they are|they're=they are|youre=you are
it's=it is|he'd=he had|she'd=she had|they'd=they had|he's=he is|she's=she is|we'd=we had|i'd=I had|there's=there is|what's=what is
cust=customer|custs=customers|cust's=customer's|pt=patient|pts=patients|appt=appointment|appts=appointments|hrs=hours|hr=hour|mins=minutes|wks=weeks|wk=week
yrs=years|yr=year|mths=months|mth=month|mos=months|approx=approximately|approx.=approximately|incl=including|incl.=including|inc.=including|thru=through|xmas=Christmas
bday=birthday|b'day=birthday|mgr=manager|dept=department|msged=messaged|msg=message|msgs=messages|pics=pictures|pic=picture|doc=doctor|docs=documents|cert=certificate|certs=certificates
acct=account|acc=account|a/c=account|v.=against|tmrw=tomorrow|tmw=tomorrow|tmr=tomorrow|tomorow=tomorrow|2day=today|2moro=tomorrow|kids'=children's|kids=children|kid=child|childrens=children's|mums=mum's
w/=with|w/o=without|&=and|+=and|@=at|pls=please|plz=please|ppl=people|bc=because|b/c=because|cos=because|coz=because|abt=about|bn=been|recd=received|rec'd=received|del'd=delivered|ref'd=referred
halfway=halfway|alot=a lot|aswell=as well|infront=in front|untill=until|wrongely=wrongly|cancelation=cancellation|cheque=cheque|recieving=receiving|beleive=believe|goverment=government|tommorow=tomorrow|tommorrow=tomorrow
neccessary=necessary|adviced=advised|payed=paid|buisness=business|thier=their|freind=friend|wierd=weird|reciept=receipt|calender=calendar|comission=commission|delievered=delivered|delivrd=delivered|wether=whether
msgd=messaged|txted=texted|txt=text|qty=quantity|min.=minutes|sq=square|ft=feet|tel=telephone|veg=vegetable|admin=administration|eta=arrival time|addr=address|pymt=payment|invs=invoices|inv=invoice|nxt=next|prev=previous""".replace(
        "\n", "|"
    ).split("|")
)
"""Slips and sure short forms, by the word as typed in lower case."""

INTERNAL: Final = (
    r"half and half|tbh|lol|fyi|imo|imho|nb|asap|loudly|(?:it'?s|its|it is) a known (?:gap|issue|problem)|known (?:gap|issue|problem)|as usual|again!+"
    r"|i checked|i knew|we knew|fine|ok|okay|my (?:fault|bad|mistake)|our (?:fault|bad|mistake)|(?:their|his|her) (?:fault|mistake)|mea culpa|not ours?|me|us|not sure|we think|i think|oops|sorry|n/a|none(?: wanted| given)?|whoops|customer part, us part"
    r"|been meaning to fix(?: it)?|urgent|safety|data exposure|data breach|note|important|vip|complaint|see (?:notes?|file|email)|as above|ditto|tbc|trust|formal|anyway|quote|remaining .*|\?+"
)
"""Words for the house and not for the customer; a segment that is only this is left out."""
