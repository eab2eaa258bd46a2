"""German words of the news: stems from which `german` makes forms, compounds and sentences.

The lists are in the order of their frequency, roughly: what stands first is drawn most often.
"""

from __future__ import annotations

from generating.wordlist import entries, listed

HEADS = entries(
    """
    f Regierung -en; m Angriff -e; m Krieg -e; f Truppe -n; m Bericht -e; f Wahl -en; n Gesetz -e; f Partei
    -en; f Verhandlung -en; n Abkommen -; m Minister -; f Grenze -n; f Waffe -n; f Sanktion -en; f Krise -n;
    n Militär -s; f Konferenz -en; m Vertrag Verträge; f Erklärung -en; f Entscheidung -en; m Plan Pläne; n
    Treffen -; m Rat Räte; f Kommission -en; m Sprecher -; m Vertreter -; m Abzug Abzüge; f Lieferung -en; f
    Hilfe -n; f Forderung -en; f Warnung -en; f Drohung -en; m Vorschlag Vorschläge; m Entwurf Entwürfe; f
    Abstimmung -en; f Mehrheit -en; f Koalition -en; f Reform -en; m Haushalt -e; f Steuer -n; m Preis -e; m
    Markt Märkte; f Bank -en; m Konzern -e; n Unternehmen -; f Anlage -n; n Werk -e; f Leitung -en; n Netz
    -e; m Hafen Häfen; m Flughafen Flughäfen; f Brücke -n; f Straße -n; n Schiff -e; n Flugzeug -e; m
    Hubschrauber -; f Drohne -n; f Rakete -n; m Panzer -; n Geschütz -e; f Bombe -n; f Mine -n; m Stützpunkt
    -e; n Lager -; n Gefängnis -se; f Botschaft -en; m Botschafter -; m Vermittler -; f Delegation -en; n
    Bündnis -se; f Union -en; m Pakt -e; f Waffenruhe -n; f Offensive -n; m Vorstoß Vorstöße; m Überfall
    Überfälle; m Streik -s; f Blockade -n; f Belagerung -en; f Besatzung -en; m Rückzug Rückzüge; n Manöver
    -; f Übung -en; m Einsatz Einsätze; f Verstärkung -en; n Bataillon -e; f Brigade -n; f Einheit -en; m
    Kommandeur -e; m Offizier -e; n Opfer -; m Helfer -; f Zeitung -en; m Sender -; n Gespräch -e; f Rede
    -n; m Brief -e; f Nachricht -en; f Kampagne -n; m Kandidat -en; f Opposition -en; m Rücktritt -e; m
    Nachfolger -; m Kanzler -; m Bürgermeister -; m Berater -; m Forscher -; m Arbeiter -; f Gewerkschaft
    -en; m Lohn Löhne; f Rente -n; f Schuld -en; m Kredit -e; f Anleihe -n; f Aktie -n; m Gewinn -e; m
    Verlust -e; n Wachstum -; f Rezession -en; f Währung -en; m Zins -en; f Reserve -n; m Fonds -; f Spende
    -n; m Konvoi -s; m Transport -e; f Versorgung -en; m Mangel Mängel; f Ernte -n; n Getreide -; f Dürre
    -n; f Flut -en; m Sturm Stürme; n Beben -; m Brand Brände; f Epidemie -n; n Virus Viren; m Impfstoff -e;
    f Krankheit -en; f Klinik -en; n Medikament -e; m Händler -; f Bande -n; n Verbrechen -; m Mord -e; f
    Schießerei -en; f Explosion -en; m Unfall Unfälle; m Absturz Abstürze; f Rettung -en; f Suche -n; f
    Ermittlung -en; m Beweis -e; f Anklage -n; m Prozess -e; n Urteil -e; f Strafe -n; f Berufung -en; m
    Richter -; m Anwalt Anwälte; n Gericht -e; f Verfassung -en; n Recht -e; f Freiheit -en; f Diktatur -en;
    m Putsch -e; m Aufstand Aufstände; f Miliz -en; m Kämpfer -; n Netzwerk -e; f Kirche -n; f Moschee -n; m
    Bischof Bischöfe; f Feier -n; n Denkmal Denkmäler; n Museum Museen; f Universität -en; n Institut -e; n
    Labor -e; m Satellit -en; m Rechner -; f Software -s; f Plattform -en; n Signal -e; m Sensor -en; f
    Kamera -s; f Fabrik -en; f Raffinerie -n; m Rohstoff -e; n Kraftwerk -e; m Reaktor -en; f Emission -en;
    m Gletscher -; m Wald Wälder; n Programm -e; f Strategie -n; f Richtlinie -n; f Vorschrift -en; f Lizenz
    -en; n Verbot -e; f Beschränkung -en; f Quote -n; f Frist -en; n Ziel -e; f Schätzung -en; f Zahl -en; f
    Umfrage -n; f Prognose -n; n Ergebnis -se; f Folge -n; f Sorge -n; f Angst Ängste; f Hoffnung -en; m
    Zweifel -; f Kritik -en; f Unterstützung -en; m Druck Drücke; f Spannung -en; m Streit Streite; m
    Konflikt -e; n Gefecht -e; f Schlacht -en; m Kampf Kämpfe; f Front -en; m Bunker -; m Korridor -e; f
    Zone -n; n Gebiet -e; f Provinz -en; m Bezirk -e; f Hauptstadt Hauptstädte; n Dorf Dörfer; f Region -en;
    f Insel -n; f Küste -n; m Fluss Flüsse
    """
)
"""Gender, singular and plural, the plural as an ending where the word itself stays."""

MODIFIERS = listed(
    """
    Regierungs Kriegs Friedens Waffen Truppen Grenz Militär Sicherheits Außen Innen Verteidigungs Wirtschafts
    Handels Finanz Energie Gas Öl Strom Atom Kern Umwelt Klima Wasser Luft See Land Küsten Hafen Flug Raketen
    Drohnen Panzer Munitions Rüstungs Armee Flotten Marine Geheimdienst Polizei Justiz Gerichts Verfassungs
    Parlaments Partei Wahl Koalitions Oppositions Bundes Landes Staats Präsidenten Kanzler Minister
    Außenminister Gipfel Krisen Konflikt Not Hilfs Flüchtlings Migrations Asyl Visa Zoll Export Import
    Sanktions Haushalts Steuer Renten Lohn Arbeits Streik Gewerkschafts Industrie Stahl Kohle Kupfer Lithium
    Getreide Weizen Ernte Lebensmittel Agrar Bauern Fischerei Gesundheits Kranken Impf Seuchen Medien Presse
    Internet Daten Computer Netz Satelliten Weltraum Forschungs Bildungs Schul Hochschul Kirchen Religions
    Kultur Sport Jugend Frauen Kinder Familien Bürger Volks Menschenrechts Entwicklungs Wiederaufbau Nachbar
    Freundschafts Bündnis Vermittlungs Waffenstillstands Abrüstungs Kontroll Beobachter Ermittlungs Terror
    Anschlags Geisel Gefangenen Austausch Überwachungs Spionage Cyber Banken Börsen Währungs Zins Schulden
    Kredit Investitions Bau Wohnungs Verkehrs Bahn Straßen Brücken Tunnel Pipeline Tanker Schiffs Container
    Nord Süd Ost West Haupt Sonder Groß Teil Gesamt Zwischen Spitzen Eil Dauer
    """
)
"""First halves of compounds, with what joins them to the second half."""

VERBS = listed(
    """
    fordern kritisieren begrüßen verurteilen bestätigen bestreiten unterstützen planen prüfen verhandeln
    vereinbaren unterzeichnen ratifizieren verschieben verlängern verschärfen lockern diskutieren erörtern
    beantragen bestellen liefern verlegen stationieren ausbilden bewaffnen besetzen erobern bombardieren
    beschießen belagern verteidigen befreien evakuieren retten verhaften verurteilen ausweisen verklagen
    untersuchen durchsuchen befragen melden veröffentlichen enthüllen schätzen erwarten befürchten bezweifeln
    erwägen starten eröffnen beenden stoppen blockieren verhindern schützen sichern bewachen überwachen
    kontrollieren beobachten entdecken zerstören beschädigen versenken reparieren erneuern ersetzen
    reformieren ändern stärken schwächen erhöhen senken kürzen verdoppeln halbieren begrenzen verbieten
    erlauben finanzieren kaufen verkaufen produzieren entwickeln testen wählen ernennen entlassen führen
    regieren verlassen besuchen empfangen begleiten loben ehren feiern ignorieren bedrohen provozieren
    eskalieren beruhigen lösen vermeiden riskieren erklären begründen betonen unterstreichen erwähnen
    zitieren behaupten empfehlen versprechen garantieren akzeptieren verweigern zugeben bedauern bestrafen
    entschädigen belohnen versorgen behandeln impfen registrieren verfolgen organisieren koordinieren
    modernisieren privatisieren verstaatlichen nutzen brauchen stellen legen öffnen schließen teilen sammeln
    verteilen verwalten vertreten verdrängen verspielen übernehmen überprüfen überreden übertragen
    unterbrechen untersagen widerlegen wiederholen vorantreiben
    """
)
"""Transitive verbs; those that are not weak or come apart have their forms below."""

IRREGULAR = entries(
    """
    bestreiten bestreitet bestritt bestritten; verschieben verschiebt verschob verschoben; beschießen
    beschießt beschoss beschossen; verbieten verbietet verbot verboten; ausbilden - - ausgebildet; ausweisen
    - - ausgewiesen; erwägen erwägt erwog erwogen; unterstreichen unterstreicht unterstrich unterstrichen;
    ernennen ernennt ernannte ernannt; entlassen entlässt entließ entlassen; verlassen verlässt verließ
    verlassen; empfangen empfängt empfing empfangen; vermeiden vermeidet vermied vermieden; empfehlen
    empfiehlt empfahl empfohlen; versprechen verspricht versprach versprochen; zugeben - - zugegeben;
    schließen schließt schloss geschlossen; vertreten vertritt vertrat vertreten; übernehmen übernimmt
    übernahm übernommen; übertragen überträgt übertrug übertragen; unterbrechen unterbricht unterbrach
    unterbrochen; vorantreiben - - vorangetrieben; überprüfen überprüft überprüfte überprüft; überreden
    überredet überredete überredet; überwachen überwacht überwachte überwacht; unterstützen unterstützt
    unterstützte unterstützt; unterzeichnen unterzeichnet unterzeichnete unterzeichnet; untersuchen
    untersucht untersuchte untersucht; untersagen untersagt untersagte untersagt; widerlegen widerlegt
    widerlegte widerlegt; wiederholen wiederholt wiederholte wiederholt; durchsuchen durchsucht durchsuchte
    durchsucht
    """
)
"""Verbs as infinitive, present, past and participle; a dash where the verb comes apart in that form."""

ADJECTIVES = listed(
    """
    neu groß militärisch politisch international russisch amerikanisch deutsch europäisch ehemalig örtlich
    öffentlich wirtschaftlich bewaffnet nuklear rechtlich illegal zivil regional global strategisch
    diplomatisch humanitär religiös ethnisch sozial finanziell industriell technisch digital geheim offen
    gemeinsam gegenseitig direkt dringend ernst schwer leicht stark schwach klein lang kurz früh spät jüngst
    aktuell bisherig künftig vorläufig dauerhaft endgültig schnell plötzlich massiv begrenzt völlig umfassend
    genau klar unklar sicher unsicher möglich unmöglich wahrscheinlich mutmaßlich angeblich offensichtlich
    amtlich förmlich friedlich gewaltsam blutig tödlich brutal heftig bitter angespannt ruhig stabil instabil
    brüchig gefährlich riskant kritisch entscheidend zentral wichtig leitend führend unabhängig neutral
    feindlich freundlich verbündet radikal gemäßigt konservativ liberal fortschrittlich demokratisch
    autoritär korrupt ehrlich schuldig unschuldig reich arm billig fair gleich modern historisch traditionell
    ländlich städtisch nördlich südlich östlich westlich entlegen benachbart beispiellos umstritten besetzt
    verwundet vermisst tot krank gesund hungrig obdachlos hoffnungsvoll skeptisch vorsichtig mutig britisch
    französisch polnisch türkisch iranisch israelisch syrisch chinesisch japanisch koreanisch indisch
    afrikanisch arabisch ukrainisch italienisch spanisch griechisch serbisch baltisch nordisch asiatisch
    katholisch islamisch staatlich privat kommunal gesetzlich steuerlich jährlich monatlich täglich
    """
)

ADVERBS = listed(
    """
    erneut bereits bald später heute gestern unterdessen offen gemeinsam wiederholt offenbar deutlich
    offiziell heimlich sofort allmählich plötzlich scharf leicht erheblich vorübergehend dauerhaft teilweise
    vollständig einstimmig öffentlich kurz entschieden vorsichtig bewusst zunächst schließlich weiterhin
    ausdrücklich umgehend nachdrücklich überraschend vergeblich womöglich vermutlich
    """
)
