"""How names travel between scripts: transcription tables, their inverses, and what goes wrong on the way.

Pure functions over strings. Import what you need from the modules: `derive.derive` (the wrong Latin forms of a name),
`invert.invert` and `invert.is_relay` (the way back), `routes.ROUTES` (origin -> pivot -> scheme).
"""
