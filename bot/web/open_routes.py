"""Routes that anybody may come to. Whatever is not here is closed to all but officers who logged in."""

OPEN_ROUTES = frozenset(
    {
        "webhook.callback",  # LINE's signature is its key
        "metrics.show",  # has a token of its own
        "healthz",
        "readyz",
        "files.content",
        "files.preview",
        "assets.asset",
        "public.front",
        "public.service",
        "public.privacy",
        "public.manual",
        "public.printed",
        "public.procedure",
        "public.step",
        "public.search",
        "public.calendar",
        "public.feed",
        "public.statistics",
        "public.file",
    }
)
