"""The few questions that the engine itself reads, by id."""

KIND = "organisation.kind"
NATIONS = "organisation.nations"
PEOPLE_WORD = "organisation.people_word"
OPEN_HOURS = "hours.open"
COVER_SERVICES = "cover.services"
