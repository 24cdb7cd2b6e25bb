"""The Cyrillic-to-Latin schemes that occur in texts, most frequent first. Each names its published source.

Latin forms stand in the order of `cyrillic.LETTERS`: ё ж й х ц ч ш щ ъ ы ь э ю я. To add a scheme, add one row.
"""

from tqcheck.romanize.cyrillic import Scheme, scheme

# fmt: off
_YE = {"^е": "ye", "~е": "ye", "ий$": "y", "ый$": "y", "ьи": "y"}
_E = {"ий$": "y", "ый$": "y"}
_IY = {"ий$": "iy", "ый$": "yy"}
_FRENCH = {"у": "ou", "^е": "ie", "~е": "ie", "аса": "ss", "ге": "gu", "ин$": "ine", "жё": "io", "ий$": "i", "ый$": "y", "ь~": "", "~ю": "iou"}
_GERMAN = {"в": "w", "з": "s", "^е": "je", "~е": "je", "аса": "ss", "ий$": "i", "ый$": "y", "жё": "o"}
_POLISH = {"в": "w", "^е": "je", "~е": "je", "^ю": "ju", "^я": "ja", "~ю": "ju", "~я": "ja", "ий$": "ij", "ый$": "yj", "ь~": ""}
_DUTCH = {"у": "oe", "^е": "je", "~е": "je", "ий$": "i", "ый$": "y"}

RUSSIAN: tuple[Scheme, ...] = (
    # The reader's spelling of news agencies: BGN/PCGN without its apostrophes and with yo (BBC, Reuters and AP style guides).
    scheme("press", "news agencies' style guides; BGN/PCGN 1947 simplified", "yo zh y kh ts ch sh shch - y - e yu ya", _YE),
    scheme("press, е always e", "English Wikipedia, WP:RUS", "yo zh y kh ts ch sh shch - y - e yu ya", _E),
    scheme("press, х as h", "press usage", "yo zh y h ts ch sh shch - y - e yu ya", _E),
    scheme("press, х as h, ё as o", "press usage", "o zh y h ts ch sh shch - y - e yu ya", {**_YE, "^ё": "yo", "~ё": "yo"}),
    scheme("press, ё as o", "press usage", "o zh y kh ts ch sh shch - y - e yu ya", {**_YE, "ий$": "iy", "ый$": "iy"}),
    scheme("press, ё as e", "press usage: ё printed as е", "e zh y kh ts ch sh shch - y - e yu ya", {**_YE, "^ё": "ye", "~ё": "ye"}),
    scheme("press, х as h, ё as e", "press usage: ё printed as е", "e zh y h ts ch sh shch - y - e yu ya", {**_YE, "^ё": "ye", "~ё": "ye", "ий$": "iy", "ый$": "iy"}),
    scheme("press, ы as i", "press usage", "io zh i kh ts ch sh sch - i - e yu ya", {"ий$": "iy", "ый$": "iy"}),
    scheme("press, х as h, ы as i", "press usage", "io zh i h ts ch sh sch - i - e iu ia", {"ий$": "i", "ый$": "i"}),
    scheme("press, ц as c", "press usage", "yo zh y h c ch sh sch - y - e yu ya", _IY),
    scheme("press, ц as c, х as kh", "press usage", "yo zh y kh c ch sh shch - y - e yu ya", _IY),
    scheme("press, ж as j", "press usage", "yo j y kh ts ch sh shch - y - e yu ya", _E),
    scheme("press, кс as x", "press usage (Alexander, Maxim)", "yo zh y kh ts ch sh shch - y - e yu ya", {**_E, "кс": "x"}),
    scheme("BGN/PCGN", "BGN/PCGN 1947 System", "ë zh y kh ts ch sh shch \" y ' e yu ya", {**_IY, "^е": "ye", "~е": "ye", "^ё": "yë", "~ё": "yë"}),
    scheme("BGN/PCGN without ё", "BGN/PCGN 1947 System, ё printed as е", "e zh y kh ts ch sh shch - y - e yu ya", {**_IY, "^е": "ye", "~е": "ye", "^ё": "ye", "~ё": "ye"}),
    scheme("ICAO", "ICAO Doc 9303, part 3, 2015; MVD order 889/2015", "e zh i kh ts ch sh shch ie y - e iu ia"),
    scheme("GOST R 52535", "GOST R 52535.1-2006; FMS order 26/2010", "e zh i kh tc ch sh shch - y - e iu ia"),
    scheme("ALA-LC", "ALA-LC Romanization Tables 2012, without ligatures", "e zh i kh ts ch sh shch \" y ' e iu ia"),
    scheme("GOST 16876", "GOST 16876-71, table 2 (UN 1973)", "jo zh jj kh c ch sh shh \" y ' eh ju ja"),
    scheme("gazetteer j, э as eh", "US gazetteers and library files after GOST 16876-71", "e zh j kh c ch sh shch - y ' eh ju ja"),
    scheme("gazetteer j, ц as ts", "GOST 16876-71 with the British й and ц", "jo zh j kh ts ch sh shch - y ' e ju ja"),
    scheme("gazetteer j, х as h", "UNGEGN 1987 without diacritics, with sh and ch", "jo zh j h ts ch sh shch - y - e ju ja"),
    scheme("GOST R 7.0.34", "GOST R 7.0.34-2014", "yo zh j x c ch sh shh '' y ' e yu ya"),
    scheme("MVD 310", "MVD order 310/1997", "ye zh y kh ts ch sh shch y y ' e yu ya", {"жё": "e", "^ё": "e", "~ё": "e", "ь~": "y"}),
    scheme("telegram", "spelling of international telegrams", "e j i h c ch sh sc - y - e iu ia"),
    scheme("ISO 9", "ISO 9:1995, GOST 7.79-2000 system A", "ë ž j h c č š ŝ \" y ' è û â"),
    scheme("scientific", "UNGEGN 1987; ISO/R 9:1968", "ë ž j h c č š šč \" y ' ė ju ja"),
    scheme("scientific, х as ch", "ISO/R 9:1954; DIN 1460", "ë ž j ch c č š šč \" y ' ė ju ja"),
    scheme("scientific, plain", "UNGEGN 1987, diacritics lost", "jo z j h c c s sc - y - e ju ja"),
    scheme("scientific, х as kh, plain", "ISO/R 9:1968 with kh for х, diacritics lost", "jo z j kh c c s sc - y - e ju ja"),
    scheme("gazetteer j, ъ as u", "BGN/PCGN 1952 for Bulgarian, read over Russian", "jo zh j kh c ch sh sht u y ' e ju ja"),
    scheme("Bulgarian", "Bulgaria, Transliteration Act 2009", "yo zh y h ts ch sh sht - y y e yu ya", {"къп": "a", "ий$": "i"}),
    scheme("French", "usual French press transcription", "io j ï kh ts tch ch chtch - y - e iou ia", _FRENCH, common=False),
    scheme("French, plain", "French-based spelling of Soviet passports", "e j i kh ts tch ch chtch - y - e iou ia", {"у": "ou", "ин$": "ine", "аса": "ss"}, common=False),
    scheme("German", "Duden, Transkription russischer Namen", "jo sch i ch z tsch sch schtsch - y - e ju ja", _GERMAN, common=False),
    scheme("Polish", "PWN, transkrypcja współczesnego alfabetu rosyjskiego", "io ż j ch c cz sz szcz - y ' e iu ia", _POLISH, common=False),
    scheme("Spanish", "Fundéu, transcripción del ruso", "io zh i j ts ch sh sch - y - e iu ia", {"ге": "gu", "ий$": "i", "ый$": "i"}, common=False),
    scheme("Dutch", "Nederlandse Taalunie, transcriptie van het Russisch", "jo zj j ch ts tsj sj sjtsj - y - e joe ja", _DUTCH, common=False),
    scheme("Swedish", "TT-språket, translitterering av ryska", "jo zj j ch ts tj sj sjtj - y - e ju ja", {"^е": "je", "~е": "je", "ий$": "ij"}, common=False),
    scheme("Turkish", "TDK, Rus adlarının yazımı", "yo j y h ts ç ş şç - ı - e yu ya", {"^е": "ye", "~е": "ye", "ий$": "iy"}, common=False),
)

BULGARIAN: tuple[Scheme, ...] = (
    scheme("Bulgarian law", "Bulgaria, Transliteration Act 2009", "yo zh y h ts ch sh sht a y y e yu ya", {"ий$": "iy"}),
    scheme("Bulgarian BGN/PCGN", "BGN/PCGN 1952 System, ŭ without its breve", "yo zh y kh ts ch sh sht u y ' e yu ya", {"ий$": "iy"}),
    scheme("Bulgarian gazetteer j", "BGN/PCGN 1952 with j for й", "jo zh j kh c ch sh sht u y ' e ju ja"),
    scheme("Bulgarian press", "press usage", "yo zh y h ts ch sh sht u y - e yu ya", {"ий$": "i"}),
    scheme("Bulgarian ISO 9", "ISO 9:1968, diacritics lost", "jo z j h c c s st a y - e ju ja"),
)

_UK_FIRST = {"^є": "ye", "^ї": "yi", "^й": "y", "^ю": "yu", "^я": "ya"}
UKRAINIAN: tuple[Scheme, ...] = (
    scheme("Ukrainian national", "Ukraine, Cabinet resolution 55/2010", "yo zh i kh ts ch sh shch - y - e iu ia",
           {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "i", "є": "ie", "зг": "zgh", **_UK_FIRST}),
    scheme("Ukrainian BGN/PCGN", "BGN/PCGN 1965 System", "yo zh y kh ts ch sh shch - y ' e yu ya",
           {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "yi", "є": "ye", "зг": "z·h"}),
    scheme("Ukrainian press", "BGN/PCGN 1965 simplified", "yo zh y kh ts ch sh shch - y - e yu ya",
           {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "yi", "є": "ye", "ий$": "y"}),
    scheme("Ukrainian, г as g", "press usage after Russian", "yo zh y kh ts ch sh shch - y - e yu ya",
           {"г": "g", "ґ": "g", "и": "i", "і": "i", "ї": "yi", "є": "ye"}),
    scheme("Ukrainian, plain", "press usage", "yo zh i h ts ch sh sch - y - e yu ya",
           {"г": "g", "ґ": "g", "и": "i", "і": "i", "ї": "i", "є": "e"}),
    scheme("Ukrainian ALA-LC", "ALA-LC Romanization Tables 2012, without ligatures", "io zh i kh ts ch sh shch - y ' e iu ia",
           {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "i", "є": "ie"}),
    scheme("Ukrainian scientific", "DSTU 9112:2021 and older scholarly use", "jo ž j x c č š šč - y ' e ju ja",
           {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "ji", "є": "je"}),
    scheme("Ukrainian j", "gazetteers", "jo zh j kh ts ch sh shch - y ' e ju ja", {"г": "h", "ґ": "g", "и": "i", "і": "i", "ї": "i", "є": "je"}),
    scheme("Ukrainian, German", "Duden, Transkription ukrainischer Namen", "jo sch j ch z tsch sch schtsch - y - e ju ja",
           {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "ji", "є": "je", "в": "w", "з": "s", "ий$": "yj"}, common=False),
    scheme("Ukrainian, French", "usual French press transcription", "io j ï kh ts tch ch chtch - y - e iou ia",
           {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "ï", "є": "ie", "у": "ou", "ий$": "y"}, common=False),
    scheme("Ukrainian, Polish", "PWN, transkrypcja alfabetu ukraińskiego", "jo ż j ch c cz sz szcz - y - e iu ia",
           {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "ji", "є": "je", "в": "w", "^ю": "ju", "^я": "ja"}, common=False),
    scheme("Ukrainian, Spanish", "Fundéu, transcripción del ucraniano", "io zh i j ts ch sh sch - i - e iu ia",
           {"г": "h", "ґ": "g", "и": "i", "і": "i", "ї": "i", "є": "ie", "ий$": "i"}, common=False),
)

_BE = {"г": "h", "ґ": "g", "і": "i", "ў": "ŭ"}
BELARUSIAN: tuple[Scheme, ...] = (
    scheme("Belarusian national", "Belarus, Land Committee instruction 2007", "io ž j ch c č š šč - y ' e iu ia",
           {**_BE, "е": "ie", "^е": "je", "~е": "je", "^ё": "jo", "~ё": "jo", "^ю": "ju", "~ю": "ju", "^я": "ja", "~я": "ja"}),
    scheme("Belarusian BGN/PCGN", "BGN/PCGN 1979 System", "yo zh y kh ts ch sh shch - y ' e yu ya", {**_BE, "ў": "w", "е": "ye"}),
    scheme("Belarusian plain", "press usage", "yo zh y kh ts ch sh shch - y - e yu ya", {**_BE, "ў": "u"}),
)
