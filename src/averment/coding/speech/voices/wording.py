"""How titles, names, bodies, documents and footage are worded where they speak: tables, and no logic."""

from __future__ import annotations

import re

from averment.coding.text.wordlist import words

TITLES = (
    r"assistant special agent in charge, special agent in charge, supervisory special agent, special agent, border "
    r"czar, deputy assistant secretary, assistant secretary, under ?secretary, deputy secretary, press secretary, "
    r"secretary, assistant police chief, deputy police chief, interim police chief, police chief, assistant chief, "
    r"deputy chief, chief of police, chief, undersheriff, sheriff, commissioner, superintendent, captain, capt, "
    r"lieutenant, lt, sergeant, sgt, detective, det, corporal, cpl, major, maj, colonel, col, commander, cmdr, "
    r"inspector, trooper, deputy, officer, agent, marshal, constable, spokesman, spokeswoman, spokesperson, public "
    r"information officer, communications director, deputy director, executive director, acting director, "
    r"director, assistant u\.?s\.? attorney, acting u\.?s\.? attorney, u\.?s\.? attorney, united states attorney, "
    r"assistant attorney general, deputy attorney general, attorney general, assistant district attorney, deputy "
    r"district attorney, district attorney, state's attorney, state attorney, commonwealth's attorney, county "
    r"attorney, city attorney, prosecutor, solicitor, public defender, attorney, lawyer, chief judge, magistrate "
    r"judge, district judge, circuit judge, judge, justice, chief justice, mayor, vice mayor, deputy mayor, "
    r"governor, gov, lieutenant governor, lt gov, senator, sen, state sen, state rep, representative, rep, "
    r"congressman, congresswoman, congressmember, councilman, councilwoman, councilmember, council member, council "
    r"president, alderman, alderperson, ald, supervisor, assemblyman, assemblywoman, assemblymember, county "
    r"executive, county judge, city manager, president, vice president, chairman, chairwoman, chair, ceo, founder, "
    r"co-founder, organizer, coordinator, medical examiner, coroner, dr, doctor, professor, prof, pastor, rev, "
    r"reverend, bishop, archbishop, cardinal, imam, rabbi, father, sister, principal, dean, manager, owner, fire "
    r"chief, battalion chief, paramedic, researcher, analyst, reporter, correspondent, photographer, journalist, "
    r"mr, mrs, ms, miss, eyewitness, witness, neighbor, resident, activist, protester, advocate, volunteer, "
    r"student, co-worker, bystander"
)
"""Titles and callings that stand beside a name, in lower case, parted by commas."""
_TITLE = "|".join(sorted((t.replace(" ", r"\s") for t in TITLES.split(", ")), key=lambda t: (-len(t), t)))
TITLED = re.compile(rf"(?i)(?<![\w’'])(?:{_TITLE})\b\.?")
NAME = re.compile(
    r"(?:(?:[A-ZÀ-Ý](?:[a-zß-ÿ]+|(?=[-'’]))(?:[-'’][A-ZÀ-Ý]?[a-zß-ÿ]+|[A-ZÀ-Ý][a-zß-ÿ]+)*|(?:[A-Z]\.\s?){1,3}|[A-Z]{2,3}(?=\s[A-Z][a-z])|"
    r"Mc[A-Z]\w+|“[^”]{1,20}”|\"[^\"]{1,20}\"|"
    r"(?:de|la|del|van|von|der|bin|al|dos|da|di|y|st)(?=\s[A-ZÀ-Ý]))(?:\s|$|,(?=\s(?:Jr|Sr|II)))){1,6}(?:(?:Jr|"
    r"Sr|II|III|IV)\b\.?)?"
)
BODY_WORD = re.compile(
    r"(?:Police|Department|County|City|State|University|College|Hospital|Center|Office|Bureau|Agency|Service|"
    r"Services|Council|Board|Union|"
    r"Association|Coalition|Alliance|Foundation|Institute|Committee|Commission|Network|Project|Watch|Rights|"
    r"School|District|Court|Church|"
    r"Company|Inc|Corp|Party|Administration|Ministry|Embassy|Consulate|League|Force|Guard|House|Senate|"
    r"Congress|Law|Group|Society|Fund|"
    r"Clinic|Division|Team|Times|Post|News|Press|Tribune|Star|Journal|Herald|America|Action|Justice|Federation|"
    r"Authority|Workers|Defense|"
    r"United|National|American|Federal|Americans|Republicans|Democrats|Fire|Sheriff|Sheriffs|Investigation|"
    r"Enforcement|Security)\b"
)
OUTLET = re.compile(
    r"(?:The )?(?:Associated Press|AP|Reuters|CNN|NPR|BBC|AFP|Agence France-Presse|Bloomberg|Politico|"
    r"ProPublica|Newsday|Axios|Telemundo|Univision|"
    r"(?:NBC|ABC|CBS|FOX|Fox|MSNBC|PBS|WGN|KTLA|Spectrum|Sky)(?:\s?(?:News|\d{1,2}|Local|Chicago|Los Angeles|"
    r"[A-Z]\w+))*|"
    r"(?:[A-Z][\w.]+\s){0,3}(?:Times|Post|Tribune|Herald|Star|Journal|Gazette|Chronicle|Sun-Times|Post-Gazette|"
    r"News|Guardian|Register|Courier|"
    r"Dispatch|Sentinel|Examiner|Bee|Observer|Inquirer|Mirror|Mercury|Press|Globe|Press-Telegram|Union-Tribune|"
    r"Advocate|Republic|Intercept|"
    r"Independent|Daily News|Magazine|Radio|TV|Television|Today)|[KW][A-Z]{2,3}(?:-(?:TV|FM|"
    r"AM))?(?:\s\d{1,2})?|[\w.\-]+\.com)"
    r"(?:[’']s)?(?:\s(?:reporter|report|story|article|News|reports?))?$"
)
PRESS = re.compile(
    r"(?i)\b(?:news|media|press|published|local|multiple|some) (?:reports?|outlets?|accounts?|media)\b|"
    r"^media\b|newspaper|\btabloid\b|news (?:station|agency|site)"
)
FOOTAGE = re.compile(
    r"(?i)\b(?:videos?|footage|recordings?|surveillance|body[- ]?(?:worn )?cam(?:era)?s?|dash ?cams?|"
    r"livestream|audio|clip|images?|photos?|photographs?)\b"
)
DOCUMENT = re.compile(
    r"(?i)\b(?P<head>(?:news |press )?releases?|statements?|complaints?|affidavits?|lawsuits?|suits?|filings?|"
    r"reports?|records?|documents?|indictments?|"
    r"warrants?|petitions?|motions?|orders?|rulings?|memos?|letters?|posts?|websites?|papers|declarations?|"
    r"summar(?:y|ies)|logs?|transcripts?|data|"
    r"autopsy|tweets?|e-?mails?|notices?|polic(?:y|ies)|account|version|calls?|testimony|evidence|bulletin|update)\b"
)
BODY_HEAD = re.compile(
    r"(?i)\b(?P<head>department|agency|office|bureau|administration|company|council|union|organization|"
    r"organisation|group|hospital|school|district|"
    r"city|county|state|government|ministry|embassy|consulate|university|firm|association|board|commission|"
    r"committee|court|center|service|coalition|"
    r"foundation|party|campaign|church|network|team|unit|force|division|white house|pentagon|police)\s*$"
)
SPEAKS_FOR = re.compile(
    r"(?i)\b(?:spokes(?:man|woman|person|people)|spokespersons|representatives?|officials?|leaders|leadership|"
    r"brass|public information officer|pio)\b"
)
RELATED = re.compile(
    r"(?i)\b(?:famil(?:y|ies)|mother|father|wife|husband|widow|brother|sister|son|daughter|uncle|aunt|cousin|"
    r"niece|nephew|friends?|lawyers?|attorneys?|counsel|parents?|relatives?|girlfriend|boyfriend|fianc[ée]e?|"
    r"partner|neighbou?rs?|grand\w+|step\w+|step-\w+|co-?workers?|supporters)\b"
)
FEMALE = re.compile(
    r"(?i)\b(?:spokeswoman|mother|wife|widow|sister|daughter|aunt|niece|girlfriend|woman|mrs|ms|miss|"
    r"congresswoman|councilwoman|grandmother|assemblywoman|chairwoman|fiancée|stepmother|girl)\b"
)
MALE = re.compile(
    r"(?i)\b(?:spokesman|father|husband|brother|son|uncle|nephew|boyfriend|man|mr|congressman|councilman|"
    r"grandfather|assemblyman|chairman|stepfather|boy|gunman)\b"
)
BEFORE = re.compile(r"(?:^|[.!?;:\n“”\",]\s*)([^,.;:\n“”\"]{4,110}),\s*$")
AFTER = re.compile(
    r"\s*,\s(?:\d{1,3},\s)?((?:an?|the|one of|who|whose|[A-Za-z’'\-]+)\s[^,;:\n“”\"]{3,110}?)(?=,|\.(?:\s|$)|;|"
    r"\s(?:said|told|says|wrote)\b)"
)
RANK_BEFORE = re.compile(
    r"(?i)\b(?:lt|lieutenant|deputy u\.s|senior|chief|assistant|deputy|major|master|staff|first|supervisory)\.?\s+$"
)
LED = re.compile(r"(?i)(?:acting|interim|former|then)\s+(?=[A-Z])")
COMMON = words(
    "warrants records documents sources reports statements family friends neighbors bystanders "
    "eyewitnesses eyewitness critics supporters advocates attorneys lawyers experts others many some "
    "several most everyone someone anyone nobody footage video videos surveillance police officials "
    "authorities investigators republicans democrats lawmakers relatives leaders organizers members staff "
    "data evidence court courts court prosecutors paperwork affidavits residents emergency medics crews "
    "detectives agents deputies dispatchers troopers reporters media local federal state city county that "
    "this it they both"
)
OF = re.compile(
    r"\s(?:for|of|at|with|in|from)\s(?=(?:the\s)?[A-Z]|the\s(?:department|agency|office|bureau|city|county|"
    r"union|company|hospital|family))"
)


ONE_OF = re.compile(r"(?i)^one of (?:[\w.’' ]{2,40}?[’']s?|his|her|their|the)\s+(?=[a-z])")
