import time, resource
from chats.families import actions
from chats.families.known import schools_for
from chats.families.roster import parse
from chats.families.differences import Standing
from chats.access.actors import System
from chats.db import within
from chats.languages.words import speaking
from tests.factories import NOW
import pytest
@pytest.mark.commits
def test_big(make):
    s1=make.school(name="Lincoln Elementary"); s2=make.school(name="Roosevelt Middle"); d=make.home.id
    big="family_id;schools;grades;guardian_id;given_name;family_name;spoken_language;written language;E-Mail;mobile;consent\n"+"".join(f"F{i//2};Lincoln Elementary|roosevelt  middle;2|7 8;G{i};José{i};Ñúñez;spa;español;g{i}@canary.example;206 555 {i%10000:04};yes\n" for i in range(50000))
    by=System(d)
    with within(d), speaking("en"):
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss//1024)
        t=time.time(); r=parse(big.encode(),schools_for(by)); print("parse",time.time()-t)
        t=time.time(); c=actions.dry_run(r,by=by); print("dry",time.time()-t,c.counts,resource.getrusage(resource.RUSAGE_SELF).ru_maxrss//1024)
        t=time.time(); c2=actions.apply_roster(r,by=by,now=NOW,shown=c.mark); print("apply",time.time()-t,resource.getrusage(resource.RUSAGE_SELF).ru_maxrss//1024)
        t=time.time(); c=actions.dry_run(r,by=by); print("again",time.time()-t,c.counts,resource.getrusage(resource.RUSAGE_SELF).ru_maxrss//1024)
        assert c.counts=={Standing.UNCHANGED:50000}
