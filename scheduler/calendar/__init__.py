"""The work calendar: pure functions of the manual, the key dates and the working days."""
