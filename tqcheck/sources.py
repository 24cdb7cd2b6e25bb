"""Which rule and glossary files a run is made of, layer by layer."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from tqcheck.errors import ConfigError
from tqcheck.model import SHIPPED, Settings
from tqcheck.resources import shipped

_OPTIONAL_GLOSSARIES = ("house-style",)


class Source(NamedTuple):
    """A file that the catalog is made of: layer ("shipped" or the folder or file that the user named), path, id stem."""

    layer: str
    path: str
    shown: str
    stem: str


def rule_files(settings: Settings) -> list[Source]:
    """The rule and list files in the order of their layers."""
    found = list(_folder(shipped("rules"), SHIPPED)) if settings.shipped_rules else []
    for folder in settings.rule_paths:
        if not os.path.isdir(folder):
            raise ConfigError("is no folder of rules", folder)
        found += _folder(folder, folder)
    return found


def _folder(folder: str, layer: str) -> Iterator[Source]:
    for root, folders, files in os.walk(folder):
        folders.sort()
        inside = os.path.relpath(root, folder).split(os.sep) if root != folder else []
        if inside[:1] == ["_profiles"]:
            continue
        for name in sorted(files):
            stem, ending = os.path.splitext(name)
            if ending not in (".yaml", ".yml") or (stem == "pack" and not inside):
                continue
            path = os.path.join(root, name)
            yield Source(
                layer,
                path,
                "/".join(("rules", *inside, name)) if layer == SHIPPED else path,
                ".".join((*inside, stem)),
            )


def glossary_files(settings: Settings) -> list[Source]:
    """The glossary files in the order of their layers."""
    found = []
    if settings.shipped_glossaries:
        folder = shipped("glossaries")
        for name in sorted(os.listdir(folder)):
            stem, ending = os.path.splitext(name)
            if ending == ".yaml" and (stem not in _OPTIONAL_GLOSSARIES or stem in settings.enable_glossaries):
                found.append(Source(SHIPPED, os.path.join(folder, name), f"glossaries/{name}", stem))
    unknown = set(settings.enable_glossaries) - {source.stem for source in found}
    if unknown and settings.shipped_glossaries:
        raise ConfigError(f"there is no shipped glossary called {min(unknown)}", allowed=_OPTIONAL_GLOSSARIES)
    for name in settings.glossary_paths:
        if not os.path.exists(name):
            raise ConfigError("no such glossary", name)
        if os.path.isdir(name):
            found += (source for source in _folder(name, name))
        else:
            found.append(Source(name, name, name, os.path.splitext(os.path.basename(name))[0]))
    return found
