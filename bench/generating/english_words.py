"""English words of the news: stems from which `english` makes forms, compounds and sentences.

The lists are in the order of their frequency, roughly: what stands first is drawn most often.
"""

from __future__ import annotations

from generating.wordlist import entries, listed

NOUNS = listed(
    """
    government minister president war people country talk attack report force troop state election party
    military police official plan leader court law security border weapon agreement sanction peace crisis
    army soldier group protest parliament council meeting decision statement statesman export import tariff
    trade market price company bank budget economy energy gas oil pipeline power plant nuclear_plant school
    hospital village city region island coast river mountain road bridge railway airport harbour ship vessel
    tanker aircraft fighter helicopter drone missile rocket tank gun grenade bomb mine shell bullet base
    barrack camp prison hostage prisoner refugee migrant visa passport embassy consulate ambassador diplomat
    envoy mediator negotiator delegation commission committee union alliance treaty accord pact deal
    ceasefire truce offensive assault raid ambush strike blockade siege invasion occupation withdrawal
    retreat advance manoeuvre exercise deployment reinforcement battalion brigade regiment division general
    colonel commander officer recruit veteran volunteer civilian victim casualty survivor witness journalist
    reporter editor newspaper broadcaster interview press_conference speech address letter message warning
    threat demand request offer proposal draft bill amendment vote ballot poll referendum campaign candidate
    coalition opposition majority minority resignation successor predecessor chancellor premier king queen
    prince mayor governor senator lawmaker deputy spokesman spokeswoman adviser expert analyst researcher
    scientist engineer doctor nurse teacher student farmer worker employer employee trade_union labour wage
    pension tax debt loan bond share investor investment profit loss growth recession inflation currency rate
    reserve fund donor donation aid convoy shipment delivery supply shortage surplus harvest grain wheat food
    water drought flood storm earthquake volcano wildfire landslide epidemic virus vaccine disease infection
    patient clinic medicine drug dealer smuggler gang crime murder killing shooting explosion blast fire
    accident crash collision derailment rescue search investigation inquiry evidence suspect charge trial
    verdict sentence appeal judge prosecutor lawyer tribunal constitution right freedom democracy
    dictatorship regime coup uprising rebellion rebel militia insurgent extremist terrorist network cell
    leader_ship ideology religion church mosque temple synagogue bishop pope cleric pilgrim festival
    anniversary ceremony funeral memorial monument museum university institute laboratory satellite
    spacecraft computer software hacker cyberattack data algorithm internet platform telephone signal sensor
    radar camera factory mill refinery mineral coal steel copper lithium uranium reactor turbine grid battery
    emission climate glacier forest species river_bank reform programme strategy doctrine policy guideline
    regulation licence ban restriction quota limit deadline target estimate figure statistic survey forecast
    result outcome consequence concern fear hope doubt anger outrage criticism praise support pressure
    tension dispute quarrel rift conflict clash battle fight front line trench bunker shelter corridor zone
    territory province district capital
    """
)

VERBS = listed(
    """
    say accuse announce deny reject demand call warn confirm condemn welcome support criticise oppose approve
    adopt sign ratify suspend cancel postpone delay extend renew lift impose tighten ease discuss negotiate
    mediate propose offer request urge order deploy withdraw send move station train arm equip supply deliver
    export import seize capture occupy attack shell bomb raid storm besiege encircle defend hold recapture
    liberate evacuate rescue release detain arrest jail expel deport extradite charge convict sentence acquit
    investigate search question interview report publish reveal disclose leak estimate count expect predict
    fear hope doubt believe consider plan prepare launch start begin open close end stop block prevent hinder
    protect secure guard monitor inspect observe detect intercept destroy damage strike hit sink repair
    rebuild restore replace reform change amend strengthen weaken increase raise cut reduce lower double
    halve limit ban allow permit license finance fund invest lend borrow repay sell buy trade produce
    manufacture develop test fire carry transport ship import elect appoint nominate dismiss replace resign
    succeed lead command govern control dominate join leave enter visit meet receive host greet thank praise
    honour mourn commemorate celebrate remember forget ignore neglect threaten provoke escalate calm settle
    resolve end avoid risk face confront challenge answer reply explain justify clarify emphasise stress
    underline mention quote cite claim allege insist maintain suggest recommend advise promise pledge
    guarantee assure agree accept refuse decline admit concede apologise regret blame punish fine compensate
    reward help assist aid feed treat vaccinate shelter accommodate host register identify trace track follow
    pursue chase flee escape hide disappear return cross reach approach pass travel fly land sail drive march
    gather assemble protest demonstrate riot loot burn clash fight kill wound injure shoot ambush poison
    abduct torture
    """
)

IRREGULAR = entries(
    """
    say says said said; withdraw withdraws withdrew withdrawn; send sends sent sent; hold holds held held;
    begin begins began begun; strike strikes struck struck; hit hits hit hit; sink sinks sank sunk; rebuild
    rebuilds rebuilt rebuilt; cut cuts cut cut; lend lends lent lent; repay repays repaid repaid; sell sells
    sold sold; buy buys bought bought; lead leads led led; leave leaves left left; meet meets met met;
    forget forgets forgot forgotten; feed feeds fed fed; flee flees fled fled; hide hides hid hidden; fly
    flies flew flown; drive drives drove driven; fight fights fought fought; shoot shoots shot shot
    """
)
"""Verbs as base, third person, past and participle."""

DOUBLED = frozenset(listed("plan stop ban ship expel expels permit admit regret travel"))
"""Verbs whose last letter is written twice before -ed and -ing."""

ADJECTIVES = listed(
    """
    new military political foreign national international former local public economic armed nuclear legal
    illegal civil civilian federal regional global domestic strategic diplomatic humanitarian religious
    ethnic social financial industrial commercial technical digital secret open joint common mutual bilateral
    multilateral direct indirect immediate urgent serious severe heavy light strong weak large small great
    high low long short early late recent current previous future temporary permanent final initial gradual
    rapid sudden massive limited total partial full complete comprehensive detailed precise vague clear
    unclear certain uncertain possible impossible likely unlikely probable potential actual alleged apparent
    obvious official unofficial formal informal peaceful violent bloody deadly brutal fierce bitter tense
    calm quiet stable unstable fragile robust safe dangerous risky critical crucial vital central major minor
    key main leading senior junior chief deputy independent neutral hostile friendly allied loyal rebel
    radical moderate conservative liberal progressive democratic autocratic authoritarian corrupt honest
    transparent responsible guilty innocent rich poor expensive cheap fair unfair equal unequal modern
    ancient historic traditional rural urban coastal northern southern eastern western remote distant nearby
    adjacent foreign-born unprecedented controversial disputed contested occupied wounded missing dead alive
    sick healthy hungry homeless hopeful sceptical optimistic pessimistic cautious bold
    """
)

ADVERBS = listed(
    """
    again now already soon later today yesterday meanwhile openly jointly repeatedly reportedly apparently
    clearly officially secretly immediately gradually suddenly sharply slightly considerably temporarily
    permanently partly completely unanimously reluctantly publicly privately briefly firmly cautiously
    deliberately initially finally
    """
)

SHORT_MODIFIERS = listed(
    """
    air war sea land gun fire work home fore under over out side rail road way ship state trades peace law
    police news book hand head foot work water wind sun snow rain rock stone wood iron steel coal gold silver
    oil gas house court school church market field farm village town country border
    """
)
SHORT_HEADS = listed(
    """
    ship craft line man men woman field port base strike lift power fight fighter guard keeper maker making
    worker place land side ground house yard room board master mate time day week work works book paper print
    mark post way road path bridge gate wall front head hand light fall storm break breaker holder owner
    """
)
"""First and second halves of words written as one: warship, airfield, lawmaker, peacekeeper."""

PREFIXES = ("anti", "counter", "inter", "non", "sub", "super", "trans", "multi")
PREFIXED = listed(
    """
    national regional military state ministerial parliamentary governmental diplomatic federal constitutional
    continental oceanic ethnic religious political terrorist missile tank aircraft offensive attack measure
    intelligence espionage insurgency proliferation aligned member violent lateral structure surface sonic
    """
)
