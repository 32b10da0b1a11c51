"""``library check``: what holds for every employer, and the very answers under which something does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from policybuilder.answers.defaults import starting_answers
from policybuilder.checking import find, undecided
from policybuilder.computed import FACTS, QUESTIONS
from policybuilder.conditions import ALWAYS, Condition, Is, subjects
from policybuilder.library.known import KIND, NATIONS
from policybuilder.library.model import Audience, Clause, Library, Question, Source
from policybuilder.library.prose_reader import clauses_referenced, questions_printed
from policybuilder.problems import InputError, Problem
from policybuilder.proof import situations
from policybuilder.proof.effects import option_problems
from policybuilder.proof.encoding import Encoding
from policybuilder.proof.telling import broken, problem_at
from policybuilder.prose import Prose


@dataclass(frozen=True)
class Proof:
    """What was proved: a count for each property, by name; and each counter-example as a problem."""

    proved: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


def prove(library: Library, progress: Callable[[str], None] = lambda _: None) -> Proof:
    """Prove the library, property by property; ``progress`` is told the name of each as it begins."""
    proved, problems = [], []
    with Encoding(library) as encoding:
        for name, run in _PROPERTIES:
            progress(name)
            found = list(run(encoding))
            proved.append((name, len(found)))
            problems += [problem for problem in found if problem is not None]
    for name, more in _CHECKS_BY_HAND:
        progress(name)
        count, found_problems = more(library)
        proved.append((name, count))
        problems += found_problems
    return Proof(tuple(proved), tuple(sorted(set(problems))))


def _clauses_can_be_in(encoding: Encoding) -> Iterator[Problem | None]:
    for clause in encoding.library.clauses.values():
        found = encoding.find([encoding.clause(clause.id), encoding.publishable], ())
        what = f"Clause '{clause.id}' can never be in a policy that may be published"
        yield problem_at(clause.place, what, "Widen its 'when', or remove it") if found is None else None


def _clauses_can_be_out(encoding: Encoding) -> Iterator[Problem | None]:
    for clause in encoding.library.clauses.values():
        if clause.when != ALWAYS:
            found = encoding.find([-encoding.clause(clause.id)], ())
            what = f"Clause '{clause.id}' is in every policy, but has a condition"
            yield problem_at(clause.place, what, "Write 'when: always'") if found is None else None


def _questions_can_be_asked(encoding: Encoding) -> Iterator[Problem | None]:
    for question in encoding.library.questions.values():
        found = encoding.find([encoding.asked(question.id), encoding.publishable], ())
        what = f"Question '{question.id}' is never asked in a policy that may be published"
        yield problem_at(question.place, what, "Widen its 'when', or remove it") if found is None else None


def _options_can_be_chosen(encoding: Encoding) -> Iterator[Problem | None]:
    for question in encoding.library.questions.values():
        for option in question.options if question.kind.has_options else ():
            literals = [encoding.state(question.id, option.id)]
            found = encoding.find([*literals, encoding.publishable] if option.offered else literals, ())
            what = f"Option '{option.id}' of '{question.id}' always stops publishing, but is offered"
            todo = "Make it 'offered: false', or narrow the check"
            yield problem_at(question.place, what, todo) if found is None else None


def _checks_can_fire(encoding: Encoding) -> Iterator[Problem | None]:
    for check in encoding.library.checks.values():
        found = encoding.find([encoding.condition(check.when)], ())
        what = f"Check '{check.id}' can never fire"
        yield problem_at(check.place, what, "Widen its 'when', or remove it") if found is None else None


def _checks_can_be_mended(encoding: Encoding) -> Iterator[Problem | None]:
    library = encoding.library
    for check in library.checks.values():
        what = f"Check '{check.id}' is mended first by '{check.mend[0]}', which it does not rest on"
        todo = "Name first a question that its 'when' depends on"
        yield problem_at(check.place, what, todo) if check.mend[0] not in _rests_on(library, check.when) else None


def _rests_on(library: Library, condition: Condition) -> set[str]:
    found: set[str] = set()
    for subject in subjects(condition):
        clause = library.clauses.get(subject.removeprefix("policy.")) if subject.startswith("policy.") else None
        fact = library.computed.get(subject)
        found |= set(fact.questions) if fact else _rests_on(library, clause.when) if clause else {subject}
    return found


def _all_prose(clause: Clause) -> tuple[Prose, ...]:
    return tuple(prose for prose in (clause.text, clause.short, clause.to_people_we_support) if prose)


def _references_hold(encoding: Encoding) -> Iterator[Problem | None]:
    library = encoding.library
    for clause in library.clauses.values():
        for target_id in dict.fromkeys(one for prose in _all_prose(clause) for one in clauses_referenced(prose)):
            target = library.clauses[target_id]
            literals = [encoding.clause(clause.id), -encoding.clause(target_id), encoding.publishable]
            found = encoding.find(literals, (clause.when, target.when))
            what = f"Clause '{clause.id}' refers to '{target_id}', which is not in"
            yield broken(clause.place, what, found, "Give the clauses conditions that go together")
            if target.audience is Audience.DRAFTERS:
                what = f"Clause '{clause.id}' refers to '{target_id}', which only drafters see"
                yield problem_at(clause.place, what, "Refer to a clause that readers can find")


def _answers_are_there(encoding: Encoding) -> Iterator[Problem | None]:
    library = encoding.library
    for clause in library.clauses.values():
        for question_id in dict.fromkeys(one for prose in _all_prose(clause) for one in questions_printed(prose)):
            question = library.questions[question_id]
            show = (clause.when, Is(question_id, ()))
            todo = "Put a condition on the clause"
            inside = [encoding.clause(clause.id), encoding.publishable]
            found = encoding.find([*inside, -encoding.asked(question_id)], show)
            yield broken(clause.place, f"Clause '{clause.id}' prints '{question_id}', which is not asked", found, todo)
            if "none" in question.states and not question.kind.has_options:
                found = encoding.find([*inside, encoding.state(question_id, "none")], show)
                what = f"Clause '{clause.id}' prints '{question_id}', which is answered 'none'"
                yield broken(clause.place, what, found, todo)


def _sources_bind(encoding: Encoding) -> Iterator[Problem | None]:
    library = encoding.library
    for clause in library.clauses.values():
        sources = [library.sources[source] for source in clause.sources]
        if any(source.persuasive for source in sources):
            continue
        literals = [encoding.clause(clause.id), encoding.publishable, *(-_binds(encoding, one) for one in sources)]
        found = encoding.find(literals, (clause.when, *_WHO))
        what = f"Clause '{clause.id}' is in for an employer none of its sources binds:"
        yield broken(clause.place, what, found, "Add a source that binds that employer, or narrow the clause")


def _sources_matter(encoding: Encoding) -> Iterator[Problem | None]:
    library = encoding.library
    things: tuple[Question | Clause, ...] = (*library.questions.values(), *library.clauses.values())
    for thing in things:
        inside = [encoding.condition(thing.when), encoding.publishable]
        for source in (library.sources[one] for one in thing.sources):
            binds = source.persuasive or encoding.find([*inside, _binds(encoding, source)], ()) is not None
            what = f"'{thing.id}' rests on source '{source.id}', which binds nobody it is for"
            todo = "Remove the source, or correct whom it binds"
            yield problem_at(thing.place, what, todo) if not binds else None


_WHO: tuple[Condition, ...] = (Is(KIND, ()), Is(NATIONS, ()))


def _binds(encoding: Encoding, source: Source) -> int:
    nations = encoding.any_of([encoding.state(NATIONS, nation) for nation in source.nations])
    kinds = encoding.any_of([encoding.state(KIND, kind) for kind in source.kinds])
    return -encoding.any_of([-nations, -kinds])


def _exclusive_never_meet(encoding: Encoding) -> Iterator[Problem | None]:
    library = encoding.library
    for topic in library.topics:
        for group in topic.exclusive:
            for position, one in enumerate(group):
                for other in group[position + 1 :]:
                    first, second = library.clauses[one], library.clauses[other]
                    found = encoding.find([encoding.clause(one), encoding.clause(other)], (first.when, second.when))
                    what = f"Clauses '{one}' and '{other}' exclude each other, but are both in"
                    yield broken(first.place, what, found, "Give them conditions that can't hold together")


_PROPERTIES: tuple[tuple[str, Callable[[Encoding], Iterator[Problem | None]]], ...] = (
    ("clauses that can be in", _clauses_can_be_in),
    ("clauses that can be out", _clauses_can_be_out),
    ("questions that can be asked", _questions_can_be_asked),
    ("options that can be chosen", _options_can_be_chosen),
    ("checks that can fire", _checks_can_fire),
    ("checks that can be mended", _checks_can_be_mended),
    ("references that hold", _references_hold),
    ("answers that are there when printed", _answers_are_there),
    ("clauses whose sources bind the employer", _sources_bind),
    ("sources that bind somebody", _sources_matter),
    ("pairs that exclude each other", _exclusive_never_meet),
    ("rules that can apply", situations.rules_can_apply),
    ("yes rules beside no rules", situations.yes_never_meets_no),
    ("answers to situations", situations.situations_have_an_answer),
    ("verdicts that never may be", situations.never_lines_hold),
    ("steps that are there when needed", situations.steps_are_there),
    ("texts of rules, steps and roles", situations.rule_texts_hold),
    ("stand-ins for whoever is asked", situations.roles_always_have_a_stand_in),
)


def _options_change_something(library: Library) -> tuple[int, list[Problem]]:
    return sum(len(question.states) for question in library.questions.values()), list(option_problems(library))


def _facts_agree(library: Library) -> tuple[int, list[Problem]]:
    problems = []
    for fact in library.computed.values():
        known, read = FACTS.get(fact.id, ()), QUESTIONS.get(fact.id, ())
        if set(known) != set(fact.values) or set(read) != set(fact.questions):
            what = f"Fact '{fact.id}' is not declared as the engine works it out"
            values, questions = ", ".join(known), ", ".join(read)
            todo = f"Declare values [{values}] and questions [{questions}]" if values else "Remove it"
            problems.append(problem_at(fact.place, what, todo))
    return len(library.computed), problems


def _presets_are_sound(library: Library) -> tuple[int, list[Problem]]:
    problems: list[Problem] = []
    for preset in library.presets:
        try:
            answers = starting_answers(library, preset.name)
        except InputError as error:
            problems += error.problems
            continue
        for question in undecided(library, answers):
            problems.append(problem_at(preset.place, f"The preset leaves '{question}' undecided", "Answer it"))
        for finding in find(library, answers):
            if finding.blocks_publishing:
                what = f"The preset meets the stop '{finding.check}'"
                problems.append(problem_at(preset.place, what, "Change the answers that it rests on"))
    return len(library.presets), problems


_CHECKS_BY_HAND = (
    ("options and bands that change something", _options_change_something),
    ("facts declared as the engine works them out", _facts_agree),
    ("presets that are complete and sound", _presets_are_sound),
)
