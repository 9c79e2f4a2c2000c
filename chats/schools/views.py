"""Set-up pages for administrators: the schools, and the district."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats.access.actors import Role, Staff
from chats.access.routes import open_to
from chats.languages.words import _s
from chats.schools import actions, queries
from chats.schools.facts import AS_IT_IS, POLICIES
from chats.schools.forms import DistrictForm, SchoolForm, dialled

bp = Blueprint("schools", __name__)


@bp.route("/desk/schools", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def index(by: Staff) -> ResponseReturnValue:
    """The district's schools, and room for one more."""
    form = SchoolForm(data={"zone": queries.district().zone})
    if form.sent():
        try:
            actions.open_school(form.facts, by=by)
            return redirect(url_for(".index"), 303)
        except actions.NameTaken:
            form.refuse("name", _name_taken())
    page = render_template(
        "schools/index.html", form=form, schools=queries.all_schools(), home=queries.district()
    )
    return page, 422 if request.method == "POST" else 200


def _name_taken() -> str:
    return _s("A school of this name is here already. Add the town to one of the two names.")


@bp.route("/desk/schools/<int:school_id>", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def edit(school_id: int, by: Staff) -> ResponseReturnValue:
    """One school."""
    school = queries.school(school_id)
    if school is None:
        abort(404)
    name = school.name
    form = SchoolForm(
        data={"name": name, "address": school.address, "zone": school.zone, "phone": dialled(school.phone)}
    )
    if form.sent():
        try:
            actions.change_school(school_id, form.facts, by=by)
            return redirect(url_for(".index"), 303)
        except actions.NameTaken:
            form.refuse("name", _name_taken())
    page = render_template("schools/edit.html", form=form, school_id=school_id, name=name)
    return page, 422 if request.method == "POST" else 200


@bp.route("/desk/district", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def district(by: Staff) -> ResponseReturnValue:
    """The district's own numbers and rules."""
    home = queries.district()
    kept = {name: getattr(home, name) for name in AS_IT_IS}
    kept |= {name: dialled(getattr(home, name)) for name in ("phone", "language_line")}
    kept |= {field: getattr(home, field).value for field in POLICIES}
    form = DistrictForm(data=kept)
    if form.sent():
        actions.change_district(form.facts, by=by)
        return redirect(url_for(".index"), 303)
    return render_template("schools/district.html", form=form), 422 if request.method == "POST" else 200
