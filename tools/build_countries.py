"""Write `glossaries/countries-cldr.yaml`: countries and territories by their names in other languages, after Unicode CLDR.

    python tools/build_countries.py [--check]

Needs Babel 2.18.0, which holds the data of CLDR; NOTICE names both. What `glossaries/countries.yaml` has is left out, and
every form that is right in English, a word, a name of a person or the name of another place. `--check` writes nothing and
fails unless the file is what would be written.
"""

import argparse
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import yaml
from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tqcheck import lexicon  # noqa: E402

FOLDER = ROOT / "glossaries"
OUTPUT = FOLDER / "countries-cldr.yaml"
LANGUAGES = "de fr es it pt pl tr nl cs ro sv hu sk hr sl da nb fi az".split()
PIVOTS = ("ru", "uk")
# What newspapers in English call them, where CLDR has another name or adds something.
ENGLISH = {
    "BA": "Bosnia and Herzegovina", "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo",
    "CI": "Ivory Coast", "CV": "Cape Verde", "CZ": "Czech Republic", "HK": "Hong Kong", "MM": "Myanmar", "MO": "Macau",
    "PS": "Palestinian territories", "SZ": "Eswatini", "TR": "Turkey", "TT": "Trinidad and Tobago", "VA": "Vatican",
    "AG": "Antigua and Barbuda", "KN": "Saint Kitts and Nevis", "ST": "Sao Tome and Principe",
    "VC": "Saint Vincent and the Grenadines", "CW": "Curacao", "RE": "Reunion", "BL": "Saint Barthelemy",
}  # fmt: skip
OK = {
    "BA": ["Bosnia"], "CD": ["DR Congo", "Congo"], "CG": ["Congo"], "CI": ["Cote d'Ivoire", "Côte d'Ivoire"],
    "CV": ["Cabo Verde"], "CZ": ["Czechia"], "MM": ["Burma"], "MO": ["Macao"], "PS": ["Palestine"],
    "SZ": ["Swaziland"], "TR": ["Türkiye"], "TL": ["East Timor"], "MK": ["Macedonia"], "BY": ["Byelorussia"],
    "MD": ["Moldavia"], "KG": ["Kirghizia"], "TM": ["Turkmenia"], "CW": ["Curaçao"], "RE": ["Réunion"],
    "BL": ["Saint Barthélemy"], "ST": ["São Tomé and Príncipe"], "VA": ["Vatican City"], "GB": ["Great Britain", "Britain"],
}  # fmt: skip
# Not countries, or right in English as they stand in some of the languages.
LEFT_OUT = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA", "BV", "HM", "UM", "IO"}
LEFT_OUT |= {"TF", "SJ", "GS", "BQ", "PN", "TK", "CC", "CX", "NF", "HK", "MO", "AX", "BL", "MF", "SX", "PM", "SH", "NU"}
# Forms that are also something else: people, cities, companies, football clubs, words.
SKIP = set(
    """Afganistan Albanija Andora Anguila Angola Argentyna Barbade Belgija Brazilia Brunej Butan Bután Catar Chade Cile Comore
    Comores Cipar Ciper Danska Dania Danmark Figi Fici Fidji Filippin Finska Francia Franca Germania Gana Gine Gruzie Guadalupa
    Grenland Inde Indija Indonesia Intia Irska Italie Jamaika Japani Kanada Kenia Kenija Komori Komory Kosova Kuba Kipr Kypros
    Malte Mali Mauricie Maurice Mauricio Mali Monako Namibie Nauru Palaos Peru Polen Polska Porto Qana Quam Ranska Ruanda Rusko
    Saksa Sambia Samoa Servia Slovensko Surinam Suriname Tanska Tunus Umman Viro Irland Island Österreich Österrike Panamá
    Maarten Brasil Malta Niger Nepal Salwador Guinee Guinée Antartide Polsko Soudan Soedan Gambie Svalbard Barein Hongkong
    Finlandia Ungern Slovenija Latvija Bahami Kıbrıs Spania Srbija Myanma Nederland España Moçambique Mayot Mexic Saint-Martin Timor Surinami Tonqa Israele Gibuti Ciad Uganda Ouganda Iraque Maroko Butão""".split()
) | {
    "Polynésie française", "Brunei Darussalam", "Porto Rico", "Santa Elena", "Santa Helena", "San Martín", "Santa Lucía", "Santa Lúcia", "Santa Lucia",
    "Sveta Helena", "Svetá Lucia", "La Réunion", "Sud Sudan", "Isla de Man", "Sint-Marten", "Dominik Cumhuriyeti",
}  # fmt: skip
# Chinese names of three characters and more: shorter ones are given names of Chinese, too (Li Deguo).
LONG = 3


def plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.lower()).translate(str.maketrans("łøđıßæ’", "lodisa'"))
    return re.sub(r"[^a-z]", "", bare)


def names() -> dict[str, dict[str, str]]:
    """Per territory its names by language."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for language in ("en", "zh", *PIVOTS, *LANGUAGES):
        for code, name in Locale(language).territories.items():
            if re.fullmatch("[A-Z]{2}", code) and code not in LEFT_OUT:
                found[code][language] = re.sub(r"\s*\(.*?\)", "", name).replace("’", "'").strip()
    return found


def existing() -> tuple[set[str], set[str]]:
    """Right forms and wrong forms of all other glossaries."""
    rights: set[str] = set()
    wrongs: set[str] = set()
    for path in sorted(FOLDER.glob("*.yaml")):
        if path == OUTPUT:
            continue
        for entry in yaml.safe_load(path.read_text()):
            rights |= {plain(form) for form in (entry["en"], *entry.get("ok", ()))}
            wrongs |= {form.lower() for form in entry.get("wrong", ())}
    return rights, wrongs


def text() -> str:
    words = lexicon.shipped()
    rights, wrongs = existing()
    territories = names()
    english: dict[str, set[str]] = {}
    for code, by in territories.items():
        english[code] = {plain(form.replace("St. ", "Saint ")) for form in (by["en"],)}
        english[code] |= {plain(form) for form in (ENGLISH.get(code, by["en"]), by["en"], *OK.get(code, ()))}
    spoken = set().union(*english.values())
    meant = Counter(
        form
        for code, by in territories.items()
        for form in {plain(name) for language, name in by.items() if language in LANGUAGES}
    )
    lines = [
        "# Countries and territories by their names in other languages. Written by tools/build_countries.py after Unicode CLDR",
        "# (see NOTICE); changes by hand belong to countries.yaml.",
        "",
    ]
    for code in sorted(territories, key=lambda code: ENGLISH.get(code, territories[code]["en"])):
        by = territories[code]
        en = ENGLISH.get(code, by["en"]).replace("St. ", "Saint ").replace(" & ", " and ")
        forms = []
        for language in LANGUAGES:
            form = by.get(language, "")
            bare = plain(form)
            if len(bare) < 4 or re.search(r"[^\w' -]|\d", form) or form in forms or form in SKIP:
                continue
            if not form[:1].isupper() or bare in spoken or bare in rights or meant[bare] > 1 or form.lower() in wrongs:
                continue
            low = form.lower()
            if " " not in low and (words.is_word(low) or words.is_english(low) or words.is_word(bare)):
                continue
            forms.append(form)
        # Rossiya is a channel and an airline, too.
        pivots = {language: by[language] for language in PIVOTS if language in by and code != "RU"}
        ident = plain(en) if " " not in en else "-".join(filter(None, (plain(word) for word in en.split())))
        if len(by.get("zh", "")) >= LONG and by["zh"].isalpha():
            pivots["zh"] = by["zh"]
        given = ", ".join(f"{language}: [{_quoted(name)}]" for language, name in pivots.items())
        also = [*OK.get(code, ()), *(form for form in (by["en"],) if form != en and not form.startswith("Congo -"))]
        also += [form.replace("Saint ", "St ") for form in (en,) if form.startswith("Saint ")]
        ok = f", ok: [{', '.join(dict.fromkeys(map(_quoted, also)))}]" if also else ""
        wrong = f", wrong: [{', '.join(map(_quoted, forms))}]" if forms else ""
        left = [form for form in by.values() if form in SKIP and pivots]
        spared = f", not: [{', '.join(dict.fromkeys(left))}]" if left else ""
        lines.append(f"- {{id: {ident}, en: {_quoted(en)}{ok}, pivot: {{{given}}}, type: place{wrong}{spared}}}")
    return "\n".join(lines) + "\n"


def _quoted(form: str) -> str:
    return "'" + form.replace("'", "''") + "'" if re.search(r"['’:,#]", form) else form


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    made = text()
    if not check:
        OUTPUT.write_text(made)
    elif OUTPUT.read_text() != made:
        sys.exit(f"{OUTPUT} is not what {Path(__file__).name} writes")


if __name__ == "__main__":
    main()
