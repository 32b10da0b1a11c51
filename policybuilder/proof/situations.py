"""What holds of every verdict, over all facts and all answers that may be published."""

from __future__ import annotations

from collections.abc import Iterator

from policybuilder.conditions import ALWAYS, Condition, Is, atoms
from policybuilder.library.known import COVER, DANGER, HAPPENED, TIME
from policybuilder.library.model import Clause, Place, Rule, StepOrder, Word
from policybuilder.library.prose_reader import clauses_referenced, questions_printed
from policybuilder.library.situation_linking import NOT_KNOWN, speaks_of, subjects_of
from policybuilder.library.situation_model import SILENT, STRICTNESS, Situation
from policybuilder.problems import Problem
from policybuilder.proof.encoding import Encoding
from policybuilder.proof.telling import broken, problem_at
from policybuilder.prose import Prose


def _rules(encoding: Encoding) -> Iterator[tuple[Clause, Rule]]:
    for clause in encoding.library.clauses.values():
        yield from ((clause, rule) for rule in clause.rules)


def rules_can_apply(encoding: Encoding) -> Iterator[Problem | None]:
    for clause, rule in _rules(encoding):
        found = encoding.find([encoding.rule(clause, rule), encoding.publishable], ())
        what = f"A rule of clause '{clause.id}' can never apply"
        todo = "Widen its 'when', narrow its 'unless', or remove it"
        yield problem_at(rule.place, what, todo) if found is None else None


def yes_never_meets_no(encoding: Encoding) -> Iterator[Problem | None]:
    for clause, rule in _rules(encoding):
        if rule.word is Word.YES:
            for other_clause, other in _against(encoding, rule):
                literals = [encoding.rule(clause, rule), encoding.rule(other_clause, other), encoding.publishable]
                found = encoding.find(literals, (rule.when, rule.unless, other.when, other.unless))
                where = f"{other.place.file}:{other.place.line}"
                what = f"A 'yes' rule of '{clause.id}' meets the 'no' rule of '{other_clause.id}' at {where}"
                yield broken(rule.place, what, found, "Write the exception into one of them with 'unless'")


def _against(encoding: Encoding, rule: Rule) -> Iterator[tuple[Clause, Rule]]:
    about = set(subjects_of(rule))
    for clause, other in _rules(encoding):
        if other.word is Word.NO and about & set(subjects_of(other)):
            yield clause, other


def situations_have_an_answer(encoding: Encoding) -> Iterator[Problem | None]:
    for situation in encoding.library.situations.values():
        literals, shown = _facts_of(encoding, situation)
        about = [one for one in _rules(encoding) if speaks_of(one[1], situation.facts)]
        silent = [-encoding.rule(clause, rule) for clause, rule in about]
        conditions = [clause.when for clause, _ in about] + [rule.when for _, rule in about]
        found = encoding.find([*literals, *silent, encoding.publishable], (*conditions, *shown))
        what = f"Situation '{situation.id}' gets no answer"
        yield broken(situation.place, what, found, f"Write a rule for it in {', '.join(situation.topics)}")
        for word in situation.never:
            says = _says(encoding, word, about)
            found = encoding.find([*literals, says, encoding.publishable], (*conditions, *shown))
            what = f"Situation '{situation.id}' is answered '{word}', which it never may be"
            yield broken(situation.place, what, found, situation.because)


def _facts_of(encoding: Encoding, situation: Situation) -> tuple[list[int], list[Condition]]:
    """What is said or presumed holds; what is not known, or worked out from the hours, may be anything."""
    literals, free = [], []
    for fact in encoding.library.facts.values():
        worked_out = fact.id == COVER or (situation.when and fact.id == TIME)
        value = situation.facts.get(fact.id, "" if worked_out else fact.presumed)
        if value and value != NOT_KNOWN:
            literals.append(encoding.state(fact.id, value))
        else:
            free.append(Is(fact.id, ()))
    return literals, list(free)


def _says(encoding: Encoding, word: str, about: list[tuple[Clause, Rule]]) -> int:
    """Holds where the word is the verdict: a rule says it, and no stricter one applies."""
    order = STRICTNESS.index
    stricter = [encoding.rule(*one) for one in about if order(one[1].word) < order(word)]
    if word == SILENT:
        return -encoding.any_of(stricter)
    says = [encoding.rule(*one) for one in about if one[1].word == word]
    return encoding.all_of([encoding.any_of(says), -encoding.any_of(stricter)])


def never_lines_hold(encoding: Encoding) -> Iterator[Problem | None]:
    rules = list(_rules(encoding))
    for line in encoding.library.never:
        for word in line.words:
            literals = [encoding.condition(line.when), _says(encoding, word, rules), encoding.publishable]
            found = encoding.find(literals, (line.when, *_behind(line.when, rules)))
            what = f"A verdict is '{word}', which it never may be: {line.because.rstrip('.')}, but is"
            yield broken(line.place, what, found, "Mend the rule, or write the exception into it with 'unless'")


def _behind(when: Condition, rules: list[tuple[Clause, Rule]]) -> Iterator[Condition]:
    """What the rules rest on that are about the same acts or duties."""
    asked = {f"{atom.subject}={value}" for atom in atoms(when) for value in atom.values}
    for clause, rule in rules:
        if asked & set(subjects_of(rule)):
            yield from (clause.when, rule.when, rule.unless)


def steps_are_there(encoding: Encoding) -> Iterator[Problem | None]:
    """What has happened is answered by what to do now; danger by whom to ring."""
    steps = [(clause, step) for clause in encoding.library.clauses.values() for step in clause.steps]
    for fact, value, safety in ((HAPPENED, "already", False), (DANGER, "yes", True)):
        if fact not in encoding.library.facts:
            continue
        fit = [(clause, step) for clause, step in steps if (step.order is StepOrder.MAKE_SAFE) == safety]
        taken = [encoding.all_of([encoding.clause(one.id), encoding.condition(step.when)]) for one, step in fit]
        literals = [encoding.state(fact, value), encoding.publishable, *(-one for one in taken)]
        found = encoding.find(literals, [Is(fact, ()), *(clause.when for clause, _ in fit)])
        place = encoding.library.facts[fact].place
        what = f"No step says what to do where '{fact}' is '{value}',"
        yield broken(place, what, found, "Give a clause that is always in a step for it")


def rule_texts_hold(encoding: Encoding) -> Iterator[Problem | None]:
    """What a rule, a step or a role prints or points to is there whenever it is needed."""
    library = encoding.library
    for clause, rule in _rules(encoding):
        holds = encoding.rule(clause, rule)
        for also in rule.also:
            found = encoding.find([holds, -encoding.clause(also), encoding.publishable], (clause.when, rule.when))
            what = f"A rule of '{clause.id}' says to read '{also}', which is not in"
            yield broken(rule.place, what, found, "Point to a clause that is in whenever the rule applies")
        role = library.roles.get(rule.ask)
        for text in (rule.provided, role.says if role else ()):
            yield from _texts_hold(encoding, text, holds, rule.place, (clause.when, rule.when))
    for clause in library.clauses.values():
        for step in clause.steps:
            holds = encoding.all_of([encoding.clause(clause.id), encoding.condition(step.when)])
            yield from _texts_hold(encoding, step.text, holds, step.place, (clause.when, step.when))
    for role in library.roles.values():
        for stand_in in role.stand_ins:
            holds = encoding.all_of([encoding.condition(stand_in.when), _asked_of(encoding, role.id)])
            yield from _texts_hold(encoding, stand_in.says, holds, role.place, (stand_in.when,))


def _asked_of(encoding: Encoding, role: str) -> int:
    return encoding.any_of([encoding.rule(clause, rule) for clause, rule in _rules(encoding) if rule.ask == role])


def _texts_hold(
    encoding: Encoding, text: Prose, holds: int, place: Place, show: tuple[Condition, ...]
) -> Iterator[Problem | None]:
    for question in dict.fromkeys(questions_printed(text)):
        asked = encoding.find([holds, -encoding.asked(question), encoding.publishable], show)
        what, todo = f"A text prints '{question}', which is not asked", "Put a condition on it"
        yield broken(place, what, asked, todo)
    for clause in dict.fromkeys(clauses_referenced(text)):
        found = encoding.find([holds, -encoding.clause(clause), encoding.publishable], show)
        yield broken(place, f"A text refers to '{clause}', which is not in", found, "Refer to a clause that is in")


def roles_always_have_a_stand_in(encoding: Encoding) -> Iterator[Problem | None]:
    for role in encoding.library.roles.values():
        if role.on_duty == "open":
            last = role.stand_ins[-1].when if role.stand_ins else None
            what = f"Role '{role.id}' is off duty when you are closed, and nobody always stands in"
            yield problem_at(role.place, what, "Let the last stand-in be 'when: always'") if last != ALWAYS else None
