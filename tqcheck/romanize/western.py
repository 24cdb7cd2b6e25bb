"""Western European names as Russian writes them: practical transcription by spelling rules, where the spelling is sure.

Source: R. Gilyarevsky and B. Starostin, Foreign Names in Russian Text (3rd ed., 1985), reduced to the rules that hold without
knowing the pronunciation; a word that needs more gives nothing. English, whose spelling says little, has a list of
names beside its rules. Serbian and Macedonian in Latin letters follow the Serbo-Croatian rules.
"""

import re
from functools import cache

_FRONT = "(?=[eiyéèêëí])"
_LATIN = {
    "a": "а", "b": "б", "d": "д", "e": "е", "f": "ф", "g": "г", "i": "и", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п",
    "r": "р", "s": "с", "t": "т", "u": "у", "z": "з", "á": "а", "é": "е", "í": "и", "ó": "о", "ú": "у", "^e": "э", "^é": "э",
}  # fmt: skip


def _rules(text: str) -> dict[str, str]:
    return {pair.rpartition("=")[0]: pair.rpartition("=")[2] for pair in text.split()}


# Pattern (a regular expression; ^ and $ are the word's ends) = Russian. The first pattern that matches is taken.
RULES: dict[str, dict[str, str]] = {
    "en": _rules(
        "^j=дж ^y(?=[aeo])=й ^wh=у ^wr=р ^kn=н sch=ш sh=ш tch=ч ch=ч th=т ph=ф ck=к qu=кв oo=у ee=и ^e=э ers$=ерс er$=ер ey$=и "
        "ie$=и y$=и son$=сон ston$=стон ton$=тон ford$=форд man$=ман land$=ленд ley$=ли field$=филд wood$=вуд berg$=берг more$=мор "
        "x=кс ng$=нг j=дж c" + _FRONT + "=с c=к w(?=[aeio])=у v=в h=х l(?=[bcdfgkmnpstvz]|$)=ль l=л e$= ss=сс "
        "(?<=[aeiou])y=й y=и"
    ),
    "nl": _rules(
        "^van$=ван ^de$=де ^der$=дер ^den$=ден sch=сх sj=ш tj=тш ij=ей ei=ей ui=ёй oe=у ou=ау uu=ю ue=ю eu=ё oo=о "
        "aa=а ee=е ie=и ch=х ck=к qu=кв x=кс y=и w=в v=в j(?=a)=я j(?=u)=ю j(?=o)=йо j=й c" + _FRONT + "=с c=к h=х dt$=дт ll=лл l(?![aeiou])=ль"
    ),
    "de": _rules(
        "schw=шв sch=ш tsch=ч ch=х ck=к chs=кс tz=ц ^st=шт ^sp=шп ei=ай ai=ай ey=ай ay=ай eu=ой äu=ой ie=и ee=е aa=а oo=о ß=с ss=сс ph=ф "
        "th=т qu=кв (?<=[aeiouäöü])h(?![aeiouäöü])= ^ä=э ä=е ^ö=э ö=ё ^ü=и ü=ю y=и z=ц v=ф w=в j(?=a)=я j(?=u)=ю j(?=o)=йо j=й h=х x=кс "
        "s(?=[aeiouäöü])=з ll=лл l(?![aeiouäöü])=ль c=к"
    ),
    "fr": _rules(
        "eaux$=о eau=о aux$=о au=о oux$=у ou=у oi=уа ai=е ei=е eu=ё œu=ё ph=ф th=т gn=нь qu=к ch=ш ç=с c" + _FRONT + "=с c=к "
        "gu" + _FRONT + "=г g" + _FRONT + "=ж j=ж h= ille=ий (?<=[aeiou])s(?=[aeiouyéè])=з s$= t$= d$= x$= z$= er$=е ez$=е "
        "é$=е e$= es$= ^é=э ^e=э é=е è=е ê=е ë=е â=а î=и ô=о û=ю ï=и ï=и u=ю y=и v=в w=в ss=сс tt=тт ll=лл l(?![aeiouéèê])=ль k=к"
    ),
    "es": _rules(
        "ch=ч lla=лья llo=льо lle=лье qu=к gu" + _FRONT + "=г g" + _FRONT + "=х j=х h= ñ=нь ^y(?=[aeo])=й (?<=[aeou])y$=й y$=и y=й c" + _FRONT
        + "=с c=к z=с v=в x=кс ü=у l(?![aeiouáéíóú])=ль ue=уэ ie=ье"
    ),
    "it": _rules(
        "sci(?=[aou])=ш sc(?=[ei])=ш cci(?=[aou])=чч cc(?=[ei])=чч ci(?=[aou])=ч c(?=[ei])=ч ch=к ggi(?=[aou])=дж gg(?=[ei])=дж gi(?=[aou])=дж "
        "g(?=[ei])=дж gh=г gli=льи gn=нь qu=ку zz=цц z=ц v=в c=к h= j=й x=кс ò=о à=а ù=у è=е ì=и ll=лл l(?![aeiou])=ль (?<=[aeiou])s(?=[aeiou])=з"
    ),
    "pt": _rules(
        "ção$=сан ção=сан ão=ан ões$=ойнс nh=нь lh=ль ch=ш qu=к gu" + _FRONT + "=г g" + _FRONT + "=ж j=ж h= ç=с c" + _FRONT + "=с c=к "
        "o$=у os$=уш s$=ш (?<=[aeiou])s(?=[aeiou])=з es$=еш z$=ш z=з v=в x=ш ã=а õ=о â=а ê=е ô=о ll=лл l(?![aeiou])=л"
    ),
    "sh": _rules(
        "lja=ля nja=ня lju=лю nju=ню ljo=лё njo=нё lje=ле nje=не lj=ль nj=нь dž=дж đ=дж c=ц č=ч ć=ч š=ш ž=ж h=х v=в "
        "ij$=ий ja=я ju=ю jo=йо je=е ji=и j=й l=л"
    ),
    "cs": _rules(
        "ch=х c=ц č=ч š=ш ž=ж ř=рж ď=дь ť=ть ň=нь ě=е ů=у ý=ы y=ы h=г v=в w=в ja=я ju=ю jo=йо je=е ji=и j=й x=кс qu=кв ll=лл l(?![aeiouyáéíóúýěů])=л"
    ),
    "pl": _rules(
        "szcz=щ ński$=ньский ski$=ский cki$=цкий dzki$=дзкий ska$=ская cka$=цкая sz=ш cz=ч rz=ж ch=х dż=дж dź=дзь dzi(?=[aeouąęó])=дз dzi=дзи ci(?=[aouąęó])=ц "
        "si(?=[aouąęó])=с zi(?=[aouąęó])=з ni(?=[aouąęó])=н ż=ж ź=зь ś=сь ć=ць ń=нь ł=л lo=лё la=ля lu=лю ll=лл l(?![ei])=ль c=ц ą=он ę=ен ó=у w=в (?<=[zż])y=и y=ы "
        "ja=я ju=ю jo=йо je=е j=й h=х v=в x=кс"
    ),
    "tr": _rules(
        "^e=э ç=ч ş=ш c=дж ğ=г ı=ы ö=ё ü=ю ^ö=о j=ж h=х v=в ya=я yu=ю yo=йо ye=е yı=йы yi=йи y=й â=а ll=лл l(?![aeiouıöü])=л"
    ),
}  # fmt: skip
LANGUAGES = {
    "hr": "sh",
    "sr": "sh",
    "bs": "sh",
    "sl": "sh",
    "me": "sh",
    "cnr": "sh",
    "mk": "sh",
    "sk": "cs",
    "af": "nl",
    **{k: k for k in RULES},
}

# English given names and surnames whose Russian form no rule gives.
ENGLISH: dict[str, str] = _rules(
    "james=джеймс michael=майкл george=джордж william=уильям charles=чарльз david=дэвид joe=джо joseph=джозеф jane=джейн anthony=энтони "
    "andrew=эндрю antony=энтони barack=барак biden=байден blake=блейк boris=борис brian=брайан bruce=брюс caroline=кэролайн catherine=кэтрин "
    "chris=крис christopher=кристофер claire=клэр clinton=клинтон daniel=дэниел donald=дональд dylan=дилан edward=эдвард elizabeth=элизабет "
    "emily=эмили eric=эрик eugene=юджин evan=эван francis=фрэнсис frank=фрэнк gary=гэри gerald=джеральд gordon=гордон grace=грейс graham=грэм "
    "harry=гарри harris=харрис helen=хелен henry=генри howard=говард hugh=хью hunter=хантер ian=иэн jack=джек jacob=джейкоб jake=джейк jason=джейсон "
    "jeff=джефф jeffrey=джеффри jennifer=дженнифер jeremy=джереми jerome=джером jessica=джессика john=джон johnson=джонсон jonathan=джонатан "
    "joshua=джошуа julia=джулия justin=джастин karen=карен kate=кейт keith=кит kenneth=кеннет kevin=кевин kyle=кайл larry=ларри laura=лора "
    "lawrence=лоуренс lloyd=ллойд louis=луис lucy=люси luke=люк lynn=линн margaret=маргарет mark=марк martin=мартин mary=мэри matthew=мэттью "
    "max=макс melanie=мелани mike=майк nancy=нэнси nathan=натан neil=нил nicholas=николас oliver=оливер patrick=патрик paul=пол peter=питер "
    "peters=питерс philip=филип rachel=рейчел ralph=ральф raymond=рэймонд rex=рекс richard=ричард richards=ричардс robert=роберт roberts=робертс "
    "robin=робин roger=роджер rose=роуз russell=рассел ryan=райан samuel=сэмюэл sarah=сара scott=скотт sean=шон simon=саймон smith=смит "
    "sophie=софи stephen=стивен steve=стив steven=стивен stuart=стюарт susan=сьюзен taylor=тейлор theresa=тереза thomas=томас tillerson=тиллерсон "
    "tim=тим timothy=тимоти tony=тони trump=трамп tyler=тайлер victoria=виктория vincent=винсент walter=уолтер warren=уоррен wayne=уэйн "
    "wilson=уилсон woods=вудс wright=райт churchill=черчилль thatcher=тэтчер blair=блэр cameron=кэмерон sunak=сунак starmer=стармер truss=трасс "
    "reagan=рейган nixon=никсон kennedy=кеннеди bush=буш obama=обама pence=пенс pompeo=помпео bolton=болтон mattis=мэттис kerry=керри blinken=блинкен "
    "austin=остин sullivan=салливан pelosi=пелоси mccain=маккейн mcconnell=макконнелл sanders=сандерс warner=уорнер walker=уокер white=уайт "
    "hughes=хьюз lewis=льюис moore=мур king=кинг young=янг green=грин evans=эванс edwards=эдвардс turner=тернер campbell=кэмпбелл collins=коллинз "
    "murphy=мерфи murray=мюррей reynolds=рейнольдс hamilton=хэмилтон russel=рассел washington=вашингтон houston=хьюстон boston=бостон denver=денвер"
)


_SERBIAN = dict(
    zip(
        "абвгдђежзијклљмнњопрстћуфхцчџш",
        str.split("a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š"),
        strict=True,
    )
)


def from_serbian(text: str) -> str:
    """Serbian Cyrillic in Gaj's Latin letters, one to one: Вучић -> Vučić; other letters stay."""
    return "".join(
        latin.capitalize() if char.isupper() else latin
        for char in text
        for latin in (_SERBIAN.get(char.lower(), char),)
    )


@cache
def _compiled(language: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    rules = RULES[language] | {letter: russian for letter, russian in _LATIN.items() if letter not in RULES[language]}
    return re.compile("|".join(f"({pattern})" for pattern in rules)), tuple(rules.values())


def transcribe(word: str, language: str) -> tuple[str, ...]:
    """Russian forms of one Latin-script word of `language` (ISO 639-1), capitalised like it; () when its letters are not all known."""
    rules = LANGUAGES.get(language, "")
    if not rules or not word:
        return ()
    low = word.lower()
    forms: dict[str, None] = {}
    if rules == "en" and low in ENGLISH:
        forms[ENGLISH[low]] = None
    else:
        pattern, russian = _compiled(rules)
        out: list[str] = []
        at = 0
        while at < len(low):
            match = pattern.match(low, at)
            if not match or not match.end() > at or match.lastindex is None:
                return ()
            out.append(russian[match.lastindex - 1])
            at = match.end()
        forms["".join(out)] = None
    if rules == "nl" and low.startswith("v"):
        forms |= {"ф" + form[1:]: None for form in list(forms)}
    for form in list(forms):
        single = re.sub(r"([бвгдзклмнпрстфц])\1", r"\1", form)  # doubled consonants are often printed once
        forms.setdefault(single)
    return tuple(form[:1].upper() + form[1:] if word[:1].isupper() else form for form in forms if form)
