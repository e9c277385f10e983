"""Rules that hold the translation against its source: numbers, dates, names, omissions and polarity.

A fluent sentence that says something else than the English is seen only beside it. They are silent without a source, where
the alignment of a passage is doubtful, and where the source itself explains the difference.
"""

FRENCH = (
    "Des règles qui comparent la traduction à sa source : nombres, dates, noms, omissions et polarité.\n\n"
    "Une phrase coulante qui dit autre chose que l’anglais ne se voit qu’à côté de lui. Elles se taisent sans source, là où l’alignement d’un passage est douteux, et là où la source explique elle-même l’écart."
)
