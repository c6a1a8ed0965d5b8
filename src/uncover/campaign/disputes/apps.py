"""The Django app of disputes."""

from django.apps import AppConfig


class Disputes(AppConfig):  # type: ignore[misc] # Django carries no types
    """Disputes of figures, their moderation, and the limiter of their form."""

    name = "uncover.campaign.disputes"
    label = "disputes"
