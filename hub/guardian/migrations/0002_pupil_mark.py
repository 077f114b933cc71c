from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("guardian", "0001_erasure")]

    operations = [
        migrations.AddField(
            model_name="erasure",
            name="pupil",
            field=models.CharField(blank=True, db_default="", default="", max_length=64),
        ),
    ]
