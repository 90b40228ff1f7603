"""A browser named for people: enough for an officer to know her own."""

BROWSERS = (
    ("Line/", "LINE"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
"""The first that fits: browsers also name those that they are like."""
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


def device_of(user_agent: str) -> str:
    """ "Chrome, Android"; nothing of what was sent stands in it."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "เบราว์เซอร์อื่น")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "เครื่องอื่น")
    return f"{browser}, {system}"
