"""Glossaries: YAML entries of right and wrong forms, and the index in which a text's words are looked up."""
