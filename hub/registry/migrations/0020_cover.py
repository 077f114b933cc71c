from django.conf import settings
from django.db import migrations, models

_PERSON = settings.AUTH_USER_MODEL
_KEPT = models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0010_guessing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="device",
            name="sealing_key",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="device",
            name="signing_key",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.CreateModel(
            name="SealingKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("private", models.CharField(max_length=64)),
                ("public", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Cover",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("notes", models.BooleanField(default=False)),
                ("word", models.TextField(blank=True)),
                ("signature", models.CharField(blank=True, max_length=100)),
                ("heard_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "device",
                    models.ForeignKey(blank=True, null=True, on_delete=_KEPT, to="registry.device"),
                ),
                (
                    "giver",
                    models.ForeignKey(related_name="covers_given", on_delete=_KEPT, to=_PERSON),
                ),
                (
                    "school",
                    models.ForeignKey(related_name="covers", on_delete=_KEPT, to="registry.school"),
                ),
                (
                    "taker",
                    models.ForeignKey(related_name="covers_taken", on_delete=_KEPT, to=_PERSON),
                ),
            ],
            options={
                "ordering": ("first", "id"),
                "indexes": [models.Index(fields=["taker", "last"], name="cover_taker")],
            },
        ),
    ]
