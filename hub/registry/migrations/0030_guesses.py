from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0020_cover"),
    ]

    operations = [
        migrations.RenameModel("WrongCode", "WrongGuess"),
        migrations.AddField(
            model_name="wrongguess",
            name="what",
            field=models.CharField(default="code", max_length=8),
            preserve_default=False,
        ),
    ]
