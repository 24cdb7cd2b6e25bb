"""Given names that are one name in several languages. A name of a person is not translated into another of its group."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tqcheck.glossary.near import folded

_GROUPS = (
    "alexander oleksandr aleksandr aliaksandr alejandro alessandro alexandre aleksander alyaksandr alexandru",
    "alexei oleksii alexey aleksei oleksiy aliaksei alexis alessio",
    "andrew andrei andrey andrii andriy andre andrzej andreas andrea andres andras",
    "anthony antonio antoniu anton antoine antonin antoni",
    "charles carles karl carlos carlo karol karel",
    "catherine kateryna ekaterina yekaterina katarina katarzyna caterina catalina",
    "constantine konstantin kostiantyn kostyantyn constantin",
    "daniel danylo danil daniil daniele danilo",
    "dmitry dmytro dmitri dmitriy dzmitry demetrius",
    "elena olena helena helen yelena",
    "eugene yevhen yevgeny evgeny eugenio eugen yauhen",
    "francis francois francisco francesco franz franciszek",
    "george georgiy georgy georgi jorge giorgio giorgi heorhiy heorhii georges jerzy yury yuri yuriy yurii",
    "gregory grigory hryhoriy hryhorii gregorio grzegorz",
    "helmut hellmut",
    "henry henri heinrich enrique enrico henryk henrik hendrik",
    "hugh hugo ugo",
    "igor ihor",
    "irene iryna irina irena",
    "james jacques jaime giacomo jakob yakov yakiv",
    "john jean ivan juan johann giovanni joao jan johannes johan ian sean ioannis",
    "joseph iosif josef giuseppe jose yosyp jozef josep",
    "julia yulia yuliya julie giulia julija yuliia",
    "leo lev lew",
    "louis luis luigi ludwig lluis ludovic",
    "lucas luke luca luc lukas lukasz luka",
    "margaret marguerite margarita margherita malgorzata",
    "mark marc marco marcos marko marek markus",
    "martin marti martino marcin",
    "mary maria marie mariya mariia",
    "matthew matthias matteo mateusz matthieu mateo matvey matviy",
    "maxim maksym maksim massimo maxime maksymilian",
    "michael mikhail mykhailo mykhaylo michel miguel michele mihail michal mikael",
    "natalia nataliya natalie nathalie nataliia",
    "nicholas nikolai nikolay mykola nicolas nicola mikalai mikola nicolae mikolaj",
    "oleg oleh aleh",
    "olga olha volha",
    "paul pavel pavlo pablo paolo pawel",
    "peter petro pyotr pierre pedro pietro piotr petr petru",
    "philip philippe felipe filippo filip",
    "raphael rafael raffaele",
    "roman romain romano",
    "sergei serhiy serhii sergey serge sergio siarhei syarhey",
    "stephen steven stephane stefan stepan esteban stefano etienne istvan stephan",
    "svetlana svitlana sviatlana",
    "thomas tomas tommaso tomasz",
    "valery valeriy valerii valerio",
    "vincent vicente vincenzo vincenz",
    "vitaly vitaliy vitalii vital",
    "vladimir volodymyr uladzimir wladimir vladimiro",
    "william guillaume wilhelm guglielmo guillermo willem",
    "zachary zacharias zakhar",
)


@cache
def _table() -> Mapping[str, int]:
    return {name: number for number, names in enumerate(_GROUPS) for name in names.split()}


def group(name: str) -> int | None:
    """The number of the group of a given name; None if it is in none."""
    return _table().get(folded(name))
