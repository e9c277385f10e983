"""Agreement of determiners, nouns, adjectives, participles and verbs that stand side by side."""
