"""The house rules, for every test."""

pytest_plugins = [
    "house",
    "house_sockets",
    "house_threads",
    "house_logs",
    "house_qt",
    "pytester",
]
