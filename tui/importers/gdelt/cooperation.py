"""What actors do with and for each other, in words, by the event codes of CAMEO: root classes 01 to 09.

In (brackets) stands what gives way to the second actor, in [square ones] what is said only where there is
one; `_` is that actor. Where the codes and the words come from is told in `deeds`.
"""

from __future__ import annotations

from typing import Final

COOPERATION: Final = """
010 made a statement [concerning _]
011 declined to comment [on _]
012 made a pessimistic comment [about _]
013 made an optimistic comment [about _]
014 considered a policy option [towards _]
015 acknowledged or claimed responsibility [before _]
016 denied responsibility [before _]
017 engaged in a symbolic act [towards _]
018 made an empathetic comment [about _]
019 expressed accord [with _]
020 made an appeal [to _]
021 appealed [to _] for material cooperation
0211 appealed [to _] for economic cooperation
0212 appealed [to _] for military cooperation
0213 appealed [to _] for judicial cooperation
0214 appealed [to _] for intelligence
022 appealed [to _] for diplomatic cooperation
023 appealed [to _] for aid
0231 appealed [to _] for economic aid
0232 appealed [to _] for military aid
0233 appealed [to _] for humanitarian aid
0234 appealed [to _] for military protection or peacekeeping
024 appealed [to _] for political reform
0241 appealed [to _] for a change in leadership
0242 appealed [to _] for a change of policy
0243 appealed [to _] for rights
0244 appealed [to _] for a change of institutions or regime
025 appealed to (others) to yield
0251 appealed [to _] for administrative sanctions to be eased
0252 appealed [to _] for popular dissent to be eased
0253 appealed [to _] for the release of persons or property
0254 appealed [to _] for economic sanctions, a boycott or an embargo to be eased
0255 appealed to (others) to allow international involvement
0256 appealed [to _] for military de-escalation
026 appealed to (others) to meet or negotiate
027 appealed to (others) to settle a dispute
028 appealed to (others) to engage in mediation or accept it
030 expressed intent to cooperate [with _]
031 expressed intent of material cooperation [with _]
0311 expressed intent to cooperate economically [with _]
0312 expressed intent to cooperate militarily [with _]
0313 expressed intent to cooperate on judicial matters [with _]
0314 expressed intent to cooperate on intelligence [with _]
032 expressed intent of diplomatic cooperation [with _]
033 expressed intent to provide material aid [to _]
0331 expressed intent to provide economic aid [to _]
0332 expressed intent to provide military aid [to _]
0333 expressed intent to provide humanitarian aid [to _]
0334 expressed intent to provide military protection or peacekeeping [to _]
034 expressed intent of political reform [to _]
0341 expressed intent to change the leadership [to _]
0342 expressed intent to change policy [to _]
0343 expressed intent to provide rights [to _]
0344 expressed intent to change institutions or regime [to _]
035 expressed intent to yield [to _]
0351 expressed intent to ease administrative sanctions [to _]
0352 expressed intent to ease popular dissent [to _]
0353 expressed intent to release persons or property [to _]
0354 expressed intent to ease economic sanctions, a boycott or an embargo [to _]
0355 expressed intent to allow international involvement [to _]
0356 expressed intent of military de-escalation [to _]
0357 expressed intent of military de-escalation [to _]
036 expressed intent to meet or negotiate [with _]
037 expressed intent to settle a dispute [with _]
038 expressed intent to accept mediation [to _]
039 expressed intent to mediate [to _]
040 consulted [with _]
041 held a discussion by telephone [with _]
042 made a visit [to _]
043 hosted a visit [by _]
044 met at a third place [with _]
045 mediated [with _]
046 negotiated [with _]
050 engaged in diplomatic cooperation [with _]
051 praised or endorsed (someone)
052 verbally defended (someone)
053 rallied support [on behalf of _]
054 granted diplomatic recognition [to _]
055 apologised [to _]
056 expressed forgiveness [to _]
057 signed a formal agreement [with _]
060 engaged in material cooperation [with _]
061 cooperated economically [with _]
062 cooperated militarily [with _]
063 engaged in judicial cooperation [with _]
064 shared intelligence or information [with _]
070 provided aid [to _]
071 provided economic aid [to _]
072 provided military aid [to _]
073 provided humanitarian aid [to _]
074 provided military protection or peacekeeping [to _]
075 granted asylum [to _]
080 yielded [to _]
081 eased administrative sanctions [on _]
0811 eased restrictions on political freedoms [of _]
0812 eased a ban on political parties or politicians [of _]
0813 eased a curfew [on _]
0814 eased a state of emergency or martial law [on _]
082 eased political dissent [against _]
083 gave in to requests or demands [of _] for political reform
0831 gave in to demands [of _] for a change in leadership
0832 gave in to demands [of _] for a change of policy
0833 gave in to demands [of _] for rights
0834 gave in to demands [of _] for a change of institutions or regime
084 returned or released persons or property [of _]
0841 returned or released persons [of _]
0842 returned or released property [of _]
085 eased economic sanctions, a boycott or an embargo [on _]
086 allowed international involvement [by _]
0861 received peacekeepers [of _]
0862 received inspectors [of _]
0863 allowed humanitarian aid to be delivered [by _]
087 de-escalated military engagement [with _]
0871 declared a truce or ceasefire [with _]
0872 eased a military blockade [of _]
0873 demobilised armed forces [towards _]
0874 retreated or surrendered militarily [to _]
090 investigated (someone)
091 investigated crime or corruption [of _]
092 investigated human rights abuses [of _]
093 investigated military action [of _]
094 investigated war crimes [of _]
"""
"""A code and what the first actor did, one a line."""
