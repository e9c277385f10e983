"""Words, sentences and paragraphs that come twice.

A stutter of the engine or a sentence that was joined from two translations. Where both members of “X ou Y” come out
the same, a term of the source is lost. Reduplications that French has (nous nous, face à face) are left alone.
"""
