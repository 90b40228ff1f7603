"""Officers: they answer, give commands, announce, teach."""
