"""Rules and form of the template, and what it grants."""
