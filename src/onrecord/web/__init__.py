"""The reading room: what the answers say, as pages for people who check every word. The one rule: no page knows what
its answer does not hold, and nothing is asked of any other machine."""
