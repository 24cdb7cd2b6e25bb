"""Review: go through the findings of articles, decide on each, write the result. Knows no screen."""

from tqcheck.review.article import Article, Mark, Reading
from tqcheck.review.learn import Setup
from tqcheck.review.model import Action, Choice, Decision, Option, Refused, Step
from tqcheck.review.queue import EVERYTHING, Filter
from tqcheck.review.rewrite import Run, words
from tqcheck.review.session import Session

__all__ = [
    "EVERYTHING",
    "Action",
    "Article",
    "Choice",
    "Decision",
    "Filter",
    "Mark",
    "Option",
    "Reading",
    "Refused",
    "Run",
    "Session",
    "Setup",
    "Step",
    "words",
]
