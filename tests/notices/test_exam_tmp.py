from datetime import datetime, timedelta, UTC
from dataclasses import replace
from zoneinfo import ZoneInfo
from sqlalchemy import update, select
import pytest
from chats.db import db, transaction, within, across_districts
from chats.delivery.letter import *
from chats.delivery.models import Message
from chats.delivery.quiet import Quiet
from chats.delivery.attempts import Rules
from chats.families import actions as families
from chats.families.models import *
from chats.invitations.models import *
from chats.invitations import actions as inv
from chats.invitations.replies import PartStat
from chats.meetings import actions as meetings
from chats.meetings.drafts import *
from chats.meetings.models import Meeting
from chats.access.actors import Role
from chats.interpreters.models import *
from tests.factories import NOW, Make
from tests.notices.telling import *
H = timedelta(hours=1)

def refused(at=NOW):
    with transaction() as s:
        s.execute(update(Message).where(Message.state==MessageState.READY).values(state=MessageState.RETRY_WAIT, attempts=1, not_before=at+timedelta(minutes=5)))

def test_language_after_refusal(make):
    i = asked(make); catch_up(make); refused()
    families.correct_language(i.letters[0].guardian_id, written="es", by=make.staff(), now=NOW)
    catch_up(make)
    [m] = written()
    assert (m.language, m.state) == ("es", MessageState.READY)

def test_changed_answer_after_refusal(make):
    i = asked(make, starts_at=NOW+timedelta(days=1)); 
    catch_up(make, NOW-3*H); sent(NOW-3*H)
    catch_up(make, NOW)
    refused()
    def ans(p):
        with transaction() as s:
            s.execute(update(Invitation).where(Invitation.id==i.id).values(partstat=p))
    ans(PartStat.DECLINED); catch_up(make, NOW+H)
    print([(m.kind,m.state) for m in written()])
    ans(PartStat.ACCEPTED); catch_up(make, NOW+2*H)
    print([(m.kind,m.state) for m in written()])
    assert written(kind="reminder-1d")[0].state is MessageState.READY

def test_moved_there_and_back(make):
    i = asked(make); catch_up(make); sent()
    mt = db.session.get(Meeting, i.meeting_id)
    moved(mt, H); moved(db.session.get(Meeting, i.meeting_id), -H)
    catch_up(make)
    for m in written(): print(m.kind, m.state, m.letter.text)

def test_broken_contact_stops_nobody_else(make):
    mt = make.meeting()
    f1 = make.family(); f2 = make.family()
    make.invitation(mt, f1); make.invitation(mt, f2)
    c = f1.guardians[0].contacts[0]
    with transaction() as s:
        s.execute(update(Contact).where(Contact.id==c.id).values(sealed=b"x"*60))
    db.session.expire_all()
    catch_up(make)
    print([(m.kind,m.channel,m.state,m.recipient) for m in written()])
    assert len(written()) == 2

def test_school_in_other_zone_interpreter(make):
    mt = make.meeting(zone="America/New_York")
    it = make.interpreter(zone="Pacific/Honolulu")
    n = make.need(mt); make.offer(n, it)
    catch_up(make)
    print([(m.kind,m.zone) for m in written()])
    assert {m.zone for m in written()} == {"Pacific/Honolulu"}

def test_family_at_two_schools(make):
    ny = make.school(zone="America/New_York")
    f = make.family()
    with transaction() as s:
        p = FamilySchool(family_id=f.id, school_id=ny.id, grade_band=GradeBand.G3_5); p.district_id=f.district_id
        s.add(p)
    make.invitation(make.meeting(school=ny), f)
    catch_up(make)
    print([(m.kind,m.zone) for m in written()])

def test_cancel_after_start(make):
    i = asked(make, starts_at=NOW+H); catch_up(make); sent()
    st = make.staff(Role.ADMINISTRATOR)
    with within(make.home.id):
        meetings.cancel(i.meeting_id, by=st, now=NOW+H+timedelta(minutes=5))
    catch_up(make, NOW+H+timedelta(minutes=5))
    print([(m.kind,m.state) for m in written()])

@pytest.mark.parametrize("d", [datetime(2027,3,14,18,0), datetime(2027,3,15,2,30), datetime(2026,11,1,18,0), datetime(2026,11,2,1,30), datetime(2027,3,14,3,30)])
def test_dst(make, d):
    z=ZoneInfo("America/Los_Angeles")
    s = d.replace(tzinfo=z).astimezone(UTC)
    i = asked(make, starts_at=s, starts_local=d)
    catch_up(make, NOW); sent(NOW)
    with transaction() as se: se.execute(update(Invitation).values(partstat=PartStat.ACCEPTED))
    t = s - timedelta(hours=30)
    got={}
    while t < s:
        catch_up(make, t)
        for m in written():
            if m.kind.startswith("rem") and m.kind not in got: got[m.kind]=(t.astimezone(z).isoformat())
        t += timedelta(minutes=15)
    print(d, got)
