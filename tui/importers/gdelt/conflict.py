"""What actors do against each other, in words, by the event codes of CAMEO: root classes 10 to 20.

In (brackets) stands what gives way to the second actor, in [square ones] what is said only where there is
one; `_` is that actor. Where the codes and the words come from is told in `deeds`.
"""

from __future__ import annotations

from typing import Final

CONFLICT: Final = """
100 made a demand [to _]
101 demanded material cooperation [from _]
1011 demanded economic cooperation [from _]
1012 demanded military cooperation [from _]
1013 demanded judicial cooperation [from _]
1014 demanded intelligence cooperation [from _]
102 demanded policy support [from _]
103 demanded aid, protection or peacekeeping [from _]
1031 demanded economic aid [from _]
1032 demanded military aid [from _]
1033 demanded humanitarian aid [from _]
1034 demanded military protection or peacekeeping [from _]
104 demanded political reform [from _]
1041 demanded a change in leadership [from _]
1042 demanded a change of policy [from _]
1043 demanded rights [from _]
1044 demanded a change of institutions or regime [from _]
105 demanded that (others) yield
1051 demanded [from _] that administrative sanctions be eased
1052 demanded [from _] that political dissent be eased
1053 demanded [from _] the release of persons or property
1054 demanded [from _] that economic sanctions, a boycott or an embargo be eased
1055 demanded that (others) allow international involvement
1056 demanded military de-escalation [from _]
106 demanded a meeting or negotiation [with _]
107 demanded [from _] that a dispute be settled
108 demanded [from _] that mediation be engaged in or accepted
110 expressed disapproval [of _]
111 criticised or denounced (someone)
112 accused (someone)
1121 accused (someone) of crime or corruption
1122 accused (someone) of human rights abuses
1123 accused (someone) of aggression
1124 accused (someone) of war crimes
1125 accused (someone) of espionage or treason
113 rallied opposition [against _]
114 complained officially [about _]
115 brought a lawsuit [against _]
116 found (someone) guilty or liable
120 rejected a proposal, request or demand [of _]
121 rejected material cooperation [with _]
1211 rejected economic cooperation [with _]
1212 rejected military cooperation [with _]
1213 rejected judicial cooperation [with _]
122 rejected a request or demand [of _] for material aid
1221 rejected a request [of _] for economic aid
1222 rejected a request [of _] for military aid
1223 rejected a request [of _] for humanitarian aid
1224 rejected a request [of _] for military protection or peacekeeping
123 rejected a request or demand [of _] for political reform
1231 rejected a request [of _] for a change in leadership
1232 rejected a request [of _] for a change of policy
1233 rejected a request [of _] for rights
1234 rejected a request [of _] for a change of institutions or regime
124 refused to yield [to _]
1241 refused to ease administrative sanctions [on _]
1242 refused to ease popular dissent [of _]
1243 refused to release persons or property [of _]
1244 refused to ease economic sanctions, a boycott or an embargo [on _]
1245 refused to allow international involvement [by _]
1246 refused military de-escalation [with _]
125 rejected a proposal [of _] to meet, discuss or negotiate
126 rejected mediation [by _]
127 rejected a plan or agreement [with _] to settle a dispute
128 defied norms or law [towards _]
129 cast a veto [against _]
130 made a threat [against _]
131 threatened (others) with steps short of force
1311 threatened (others) with reducing or stopping aid
1312 threatened (others) with a boycott, embargo or sanctions
1313 threatened (others) with reducing or breaking relations
132 threatened (others) with administrative sanctions
1321 threatened (others) with restrictions on political freedoms
1322 threatened (others) with a ban on political parties or politicians
1323 threatened (others) with a curfew
1324 threatened (others) with a state of emergency or martial law
133 threatened (others) with political dissent or protest
134 threatened (others) with halting negotiations
135 threatened (others) with halting mediation
136 threatened (others) with halting international involvement
137 threatened (others) with violent repression
138 threatened (others) with military force
1381 threatened (others) with a blockade
1382 threatened (others) with occupation
1383 threatened (others) with unconventional violence
1384 threatened (others) with a conventional attack
1385 threatened (others) with weapons of mass destruction
139 gave an ultimatum [to _]
140 engaged in political dissent [against _]
141 demonstrated or rallied [against _]
1411 demonstrated [against _] for a change in leadership
1412 demonstrated [against _] for a change of policy
1413 demonstrated [against _] for rights
1414 demonstrated [against _] for a change of institutions or regime
142 went on hunger strike [against _]
1421 went on hunger strike [against _] for a change in leadership
1422 went on hunger strike [against _] for a change of policy
1423 went on hunger strike [against _] for rights
1424 went on hunger strike [against _] for a change of institutions or regime
143 went on strike or boycott [against _]
1431 went on strike or boycott [against _] for a change in leadership
1432 went on strike or boycott [against _] for a change of policy
1433 went on strike or boycott [against _] for rights
1434 went on strike or boycott [against _] for a change of institutions or regime
144 blocked or obstructed passage [of _]
1441 blocked passage [of _] to demand a change in leadership
1442 blocked passage [of _] to demand a change of policy
1443 blocked passage [of _] to demand rights
1444 blocked passage [of _] to demand a change of institutions or regime
145 protested violently or rioted [against _]
1451 protested violently [against _] for a change in leadership
1452 protested violently [against _] for a change of policy
1453 protested violently [against _] for rights
1454 protested violently [against _] for a change of institutions or regime
150 demonstrated military or police power [towards _]
151 put police on higher alert [towards _]
152 put the military on higher alert [towards _]
153 mobilised or increased police power [towards _]
154 mobilised or increased armed forces [towards _]
155 mobilised or increased cyber forces [towards _]
160 reduced relations [with _]
161 reduced or broke diplomatic relations [with _]
162 reduced or stopped aid [to _]
1621 reduced or stopped economic assistance [to _]
1622 reduced or stopped military assistance [to _]
1623 reduced or stopped humanitarian assistance [to _]
163 imposed an embargo, a boycott or sanctions [on _]
164 halted negotiations [with _]
1641 expelled or withdrew peacekeepers [of _]
1642 expelled or withdrew inspectors or observers [of _]
1643 expelled or withdrew aid agencies [of _]
165 halted mediation [with _]
166 expelled or withdrew representatives [of _]
1661 expelled or withdrew peacekeepers [of _]
1662 expelled or withdrew inspectors or observers [of _]
1663 expelled or withdrew aid agencies [of _]
170 coerced (someone)
171 seized or damaged property [of _]
1711 confiscated property [of _]
1712 destroyed property [of _]
172 imposed administrative sanctions [on _]
1721 imposed restrictions on political freedoms [of _]
1722 banned political parties or politicians [of _]
1723 imposed a curfew [on _]
1724 imposed a state of emergency or martial law [on _]
173 arrested, detained or charged (someone)
174 expelled or deported (someone)
175 used violent repression [against _]
176 made a cyber attack [on _]
180 used unconventional violence [against _]
181 abducted, hijacked or took hostage (someone)
182 physically assaulted (someone)
1821 sexually assaulted (someone)
1822 tortured (someone)
1823 killed (someone) by physical assault
183 carried out a suicide, car or other non-military bombing [against _]
1831 carried out a suicide bombing [against _]
1832 carried out a car bombing [against _]
1833 carried out a roadside bombing [against _]
1834 carried out a bombing of a place [against _]
184 used (someone) as a human shield
185 attempted to assassinate (someone)
186 assassinated (someone)
190 used conventional military force [against _]
191 imposed a blockade or restricted movement [of _]
192 occupied territory [of _]
193 fought with small arms and light weapons [against _]
194 fought with artillery and tanks [against _]
195 used aerial weapons [against _]
1951 used precision-guided aerial munitions [against _]
1952 used remotely piloted aerial munitions [against _]
196 violated a ceasefire [with _]
200 used unconventional mass violence [against _]
201 engaged in mass expulsion [of _]
202 engaged in mass killings [of _]
203 engaged in ethnic cleansing [of _]
204 used weapons of mass destruction [against _]
2041 used chemical, biological or radiological weapons [against _]
2042 detonated nuclear weapons [against _]
"""
"""A code and what the first actor did, one a line."""
