"""An employer of your own in Python: a town library, where the town hall signs on Thursdays and nobody hurries."""

from stillwaiting import Question, Scenario, ask
from stillwaiting.answers.causes import words
from stillwaiting.delays import (
    DecisionMakerAway,
    FirstChoiceDecides,
    HrControlsCommunication,
    NeverTold,
    OtherCandidates,
    SignOffs,
)
from stillwaiting.people import Desk, Person
from stillwaiting.standing import Standing
from stillwaiting.steps import Meeting, Message, Work
from stillwaiting.units import DAY, WEEK

people = {
    "librarian": Person(hours="Tue-Sat 9:30-18:00", diary="40% booked", met_you=True),
    "deputy": Person(hours="Tue-Fri 10:00-18:00", diary="30% booked", met_you=True),
    "town_hall": Person(
        hours="Mon-Thu 8:00-16:00; Fri 8:00-12:00", desk=Desk(arrives="5 per day", effort="15 to 90 min")
    ),
}

process = {  # one after another; the milestones are what delays attach to
    "talk": Meeting(meeting=("librarian", "deputy"), lasts="1 h", notice="2 business days", milestone="debriefed"),
    "decision": Work(work="librarian", effort="2 to 6 h", milestone="decided"),
    "letter": Message(message="town_hall", effort="30 to 60 min", milestone="answered"),
}

delays = {  # each name is yours; what is not said here keeps the default of docs/reference/delays.md
    "librarian_away": DecisionMakerAway(who="librarian"),
    "more_interviews": OtherCandidates(people=("librarian", "deputy"), still_to_see="2"),
    "council": SignOffs(chain=("town_hall",), signs_on="Thu", takes="3 to 10 business days"),
    "first_choice_decides": FirstChoiceDecides(),
    "only_the_town_hall_writes": HrControlsCommunication(who="town_hall"),
    "never_told": NeverTold(rejected={"value": "10%", "unsure": ["2%", "25%"]}),
}

library = Scenario(
    name="town_library",
    situation="the interview at the town library",
    people=people,
    process=process,
    standing=Standing(first_choice={"value": "30%", "unsure": ["20%", "45%"]}, next_in_line="20%"),
    delays=delays,
    country="US",
)

for weeks in (2, 4, 6):
    answer = ask(library, Question(waited=weeks * WEEK, replications=2_000))
    share = answer.unusual.still_waiting
    numbers = " / ".join(f"{round(100 * number):2}" for number in (share.low, share.value, share.high))
    print(f"{weeks} weeks after {answer.situation}: {answer.unusual.verdict:17} ({numbers} in 100 still wait)")

print("\nWhere the six weeks went, on average over those who are silent then:")
for name, minutes in answer.causes.so_far[:6]:
    print(f"{minutes / DAY:4.0f} days  {words(name)}")
