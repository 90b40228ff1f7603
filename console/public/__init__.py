"""Pages that anybody may read: the manual, the work calendar, how to ask. No login, cookies or scripts."""

from console.public.facts import FactKeeper
from console.public.pages import Pages
from console.public.routes import public_pages
from console.public.site import Site

__all__ = ["FactKeeper", "Pages", "Site", "public_pages"]
