"""The encrypted file on this laptop: the one place that speaks SQL on the desk."""

import sys

import sqlcipher3
from sqlcipher3 import dbapi2

# sqlite-utils takes SQLCipher's exceptions for its own only if it finds them as `pysqlite3`.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)
