"""YAML as people mean it: every value is the text that was written, every mistake has its line and column.

Plain YAML turns `No` into false, `16:45` into 1005 and lets a repeated key win silently. Here scalars stay text, and what
a list of words or rules never needs (anchors, tags, merge keys, several documents) is refused.
"""

from tqcheck.strict_yaml.nodes import List, Map, Node, Origin, Scalar, choices, near
from tqcheck.strict_yaml.parser import parse, parse_list, parse_map

__all__ = ["List", "Map", "Node", "Origin", "Scalar", "choices", "near", "parse", "parse_list", "parse_map"]
