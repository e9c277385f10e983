"""Rules: tags, entities and placeholders."""
