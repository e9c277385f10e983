"""Words, sentences and paragraphs that come twice.

A stutter of the engine or a sentence that was joined from two translations. Where both members of “X ou Y” come out
the same, a term of the source is lost. Reduplications that French has (nous nous, face à face) are left alone.
"""

FRENCH = (
    "Des mots, des phrases et des paragraphes qui viennent deux fois.\n\n"
    "Le moteur bégaie, ou une phrase a été faite de deux traductions. Quand les deux membres de « X ou Y » sont les mêmes, un terme de la source s’est perdu. Les redoublements du français (nous nous, face à face) sont laissés."
)
