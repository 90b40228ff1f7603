"""The work calendar: pure functions of the manual, the office's key dates and its working days."""
