"""How people write down decisions, conditions, letters and delegations."""
