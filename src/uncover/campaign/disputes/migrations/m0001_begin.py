"""The first tables: disputes, the steps of their moderation, and the turns of the limiter."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):  # type: ignore[misc] # Django carries no types
    """Make them."""

    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar[list[object]] = [
        migrations.CreateModel(
            name="Dispute",
            fields=[
                ("number", models.AutoField(primary_key=True, serialize=False)),
                ("figure", models.TextField()),
                ("question", models.TextField(db_index=True)),
                ("place", models.TextField(db_index=True)),
                ("edition", models.TextField()),
                ("edition_sha256", models.TextField()),
                ("receipt", models.TextField(blank=True)),
                ("value", models.TextField(blank=True)),
                ("sentence", models.TextField()),
                ("language", models.TextField()),
                ("text", models.TextField()),
                ("name", models.TextField(blank=True)),
                ("email", models.TextField(blank=True)),
                ("state", models.TextField(db_index=True, default="received")),
                ("outcome", models.TextField(blank=True)),
                ("answer", models.TextField(blank=True)),
                ("answer_language", models.TextField(blank=True)),
                ("answer_edition", models.TextField(blank=True)),
                ("reason", models.TextField(blank=True)),
                ("received", models.DateTimeField()),
                ("published", models.DateTimeField(null=True)),
                ("closed", models.DateTimeField(null=True)),
            ],
            options={"ordering": ("number",)},
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.BigAutoField(primary_key=True, auto_created=True, serialize=False)),
                ("who", models.TextField(db_index=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(primary_key=True, auto_created=True, serialize=False)),
                ("step", models.TextField()),
                ("before", models.JSONField()),
                ("at", models.DateTimeField()),
                (
                    "dispute",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE,
                        related_name="steps",
                        to="disputes.dispute",
                    ),
                ),
            ],
            options={"ordering": ("id",)},
        ),
    ]
