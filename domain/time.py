"""The office's time zone."""

from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")
