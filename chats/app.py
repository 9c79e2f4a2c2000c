"""create_app: the only place that knows every feature."""

from typing import Any

from flask import Flask, g, request
from flask_compress import Compress
from werkzeug.middleware.proxy_fix import ProxyFix

from chats import clock, db, keyring, logs, storage
from chats.access import models as access_models
from chats.access.routes import check_declared, everyone, open_to
from chats.accounts import models as accounts_models
from chats.accounts import views as accounts
from chats.archive import models as archive_models
from chats.archive import views as archive
from chats.calls import models as calls_models
from chats.calls import views as calls
from chats.compose import views as compose
from chats.config import Settings, read_settings
from chats.deliveries import views as deliveries
from chats.delivery import calling
from chats.delivery import models as delivery_models
from chats.delivery import views as delivery
from chats.demo import views as demo
from chats.desk import attention_bar
from chats.desk import views as desk
from chats.digests import models as digests_models
from chats.exchange import views as exchange
from chats.families import models as families_models
from chats.families import views as families
from chats.gatherings import views as meetings
from chats.help import views as language_help
from chats.inbox import models as inbox_models
from chats.inbox import views as inbox
from chats.interpreters import models as interpreters_models
from chats.interpreters import views as interpreters
from chats.invitations import models as invitations_models
from chats.invitations import views as invitations
from chats.languages.catalogues import forgive_missing, put_first
from chats.meetings import models as meetings_models
from chats.printing import views as printing
from chats.questions import models as questions_models
from chats.questions import views as questions
from chats.reflections import models as reflections_models
from chats.reflections import views as reflections
from chats.schools import models as schools_models
from chats.schools import views as schools
from chats.takes import models as takes_models
from chats.texts import models as texts_models
from chats.translating import models as translating_models
from chats.translating import views as translating
from chats.translating.queries import own_words
from chats.voice import views as voice
from chats.web import errors, filters, forms, language, security

TABLES = (
    access_models,
    accounts_models,
    archive_models,
    calls_models,
    delivery_models,
    digests_models,
    families_models,
    inbox_models,
    interpreters_models,
    invitations_models,
    meetings_models,
    questions_models,
    reflections_models,
    schools_models,
    takes_models,
    texts_models,
    translating_models,
)
"""Every feature's tables: known before the database is bound."""


FEATURES = (
    accounts, archive, calls, compose, deliveries, delivery, demo, desk, exchange, families, inbox,
    interpreters, invitations, language_help, meetings, printing, questions, reflections, schools,
    translating, voice,
)  # fmt: skip


def create_app(settings: Settings | None = None, *, strict: bool = False) -> Flask:
    """The whole product, bound to its settings. Raises WrongSetting; Undeclared for a route without rule.

    ``strict``, for tests: missing words and faults raise, instead of becoming an English line and a page.
    """
    settings = settings or read_settings()
    app = Flask("chats", static_folder="static", template_folder="templates")
    app.config["SETTINGS"] = settings
    keyring.configure(settings.secret_keys)
    storage.configure(settings.storage_url)
    calling.configure(settings.voice_from)
    logs.set_up()
    if settings.demo:
        clock.let_jump(settings.instance / "demo" / "clock.json")
    db.set_up(app, settings.database_url)
    language.set_up(app)  # first, so that a refusal too is in the reader's language
    security.set_up(app, settings)
    filters.set_up(app)
    errors.set_up(app, faults_as_pages=not strict)
    app.config |= {"COMPRESS_ALGORITHM": ["br", "gzip"], "COMPRESS_MIN_SIZE": 500}
    Compress(app)
    forgive_missing(None if strict else _missing_words)
    put_first(own_words)
    if settings.proxies:
        # Only the address and the scheme: the host is checked against the public one, whatever a proxy says.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)  # type: ignore[method-assign]
    _add_features(app)
    check_declared(app)
    return app


def _missing_words(tag: str, domain: str) -> None:
    logs.warn("words.missing", language=tag.lower(), catalogue=domain)


def _add_features(app: Flask) -> None:
    for feature in FEATURES:
        app.register_blueprint(feature.bp)
    app.view_functions["static"] = open_to(everyone)(app.send_static_file)

    @app.before_request
    def know_staff() -> None:
        g.staff_of_request = accounts.staff_of_request

    @app.context_processor
    def staff_frame() -> dict[str, Any]:
        return {
            "rail": attention_bar.rail,
            "trouble": attention_bar.trouble,
            "session_token": forms.session_token,
            "request": request,
            "demo_bar": demo.bar,
        }
