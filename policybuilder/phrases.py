"""The few words the engine puts between an employer's answers. All else stands in clauses and templates."""

AND = "and"
NO_NAME = "the name of your organisation"
PEOPLE_UNDECIDED = "people we support"
PERSON_UNDECIDED = "person we support"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
