"""The limit for a page: Flask, one indexed SQLite read, a small Jinja template, and nothing else."""

import os
import sqlite3
import threading

from flask import Flask, abort, render_template
from jinja2 import DictLoader

PAGE = """<!doctype html>
<html lang="{{ language }}" dir="ltr"><head><meta charset="utf-8"><title>{{ title }}</title>
<style>body{margin:0 auto;max-width:36rem;padding:1rem;font:1rem/1.5 sans-serif}button{padding:.75rem}</style>
</head><body><main>
<h1>{{ title }}</h1>
<p>{{ place }}, {{ day }}</p>
<form method="post">
<button name="answer" value="yes">Yes</button><button name="answer" value="no">No</button>
</form>
<ul>
{% for one in ("العربية", "English", "Español", "Hmoob", "Soomaali", "简体中文") %}<li>{{ one }}</li>
{% endfor %}
</ul>
</main></body></html>
"""
_kept = threading.local()


def _connection() -> sqlite3.Connection:
    if not hasattr(_kept, "connection"):
        _kept.connection = sqlite3.connect(os.environ["BENCH_BARE"])
    opened: sqlite3.Connection = _kept.connection
    return opened


def fill(path: str, tokens: list[str]) -> None:
    """Make the table that the page reads, a row for each token."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(
            "CREATE TABLE asked (token TEXT PRIMARY KEY, language TEXT, title TEXT, place TEXT, day TEXT)"
        )
        row = ("es", "Buses and breakfast", "Library, 450 Oak Street", "Wednesday, October 21")
        connection.executemany(
            "INSERT INTO asked VALUES (?, ?, ?, ?, ?)", [(token, *row) for token in tokens]
        )
    connection.close()


def create_app() -> Flask:
    """The bare page."""
    app = Flask("bare")
    app.jinja_loader = DictLoader({"page.html": PAGE})

    @app.get("/healthz")
    def healthz() -> str:
        return "ok"

    @app.get("/r/<token>")
    def page(token: str) -> str:
        found = (
            _connection()
            .execute("SELECT language, title, place, day FROM asked WHERE token = ?", (token,))
            .fetchone()
        )
        if found is None:
            abort(404)
        language, title, place, day = found
        return render_template("page.html", language=language, title=title, place=place, day=day)

    return app
