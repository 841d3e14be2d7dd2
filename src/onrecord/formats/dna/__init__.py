"""Discourse Network Analyzer, version 3: statements as its coders would have coded them. The one rule: a machine's
coding never stands under a person's name.

The tables are those that DNA makes for SQLite (https://github.com/leifeld/dna, package `sql`).
"""
