"""A database that several threads of a test can really use at once."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection, connections


@contextmanager
def on_disk(file):
    """SQLite's database in memory, moved to a file for a while; PostgreSQL's as it is.

    In memory, connections share one cache, in which they do not wait for one another.
    """
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    memory, name = connection.connection, connection.settings_dict["NAME"]
    with sqlite3.connect(file) as copy:
        memory.backup(copy)
    copy.close()
    connection.connection, connection.settings_dict["NAME"] = None, str(file)
    try:
        yield
    finally:
        connection.close()
        connection.connection, connection.settings_dict["NAME"] = memory, name


def at_once(*jobs):
    """What the jobs give, run at the same time, each on a connection of its own."""
    ready = threading.Barrier(len(jobs))

    def run(job):
        ready.wait(10)
        try:
            return job()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))
