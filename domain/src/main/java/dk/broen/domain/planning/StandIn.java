package dk.broen.domain.planning;

import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.permission.Gate;
import dk.broen.domain.permission.Question;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.permission.WithheldReason;
import dk.broen.domain.routing.Candidate;
import dk.broen.domain.terms.UnitFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A stand-in does not get round a no (domain.md §4): a unit that coordinates only because of a service of the citizen must pass the gate for
 * coordination and for that service. A refusal of the one is a refusal of the unit: nothing is told on a consent to the other. What does not
 * rest on consent stays permitted.
 *
 * @param candidate the candidacy that is asked about: that of the stand-in, that of its service, or any other
 */
record StandIn(Part part, Candidate candidate) {
    /** @param question the question about the candidate in a function */
    Verdict passes(Function<UnitFunction, Question> question, Gate gate) {
        Verdict own = gate.ask(question.apply(candidate.function()));
        Optional<UnitFunction> other = otherHalf();
        if (other.isEmpty()) {
            return own;
        }
        if (restsOnConsent(own) && gate.refused(question.apply(other.get()))) {
            return new Verdict.Withheld(WithheldReason.CONSENT_REFUSED,
                and(own, "the unit stands in as coordinator, and the citizen refused it as " + other.get()));
        }
        return candidate.standsInAs().isPresent() && !coordinatesAnyway() ? both(own, gate.ask(question.apply(other.get())), other.get())
            : own;
    }

    /** The service of a stand-in, or coordination for the service because of which the unit stands in. */
    private Optional<UnitFunction> otherHalf() {
        return candidate.standsInAs()
            .or(() -> part.candidacies().stream().filter(standIn -> standIn.standsInAs().filter(candidate.function()::equals).isPresent())
                .filter(standIn -> standIn.unit().id().equals(candidate.unit().id())).findFirst().map(Candidate::function));
    }

    /** Whether the unit is the coordinator team as well: it does not coordinate only because of the service. */
    private boolean coordinatesAnyway() {
        return part.municipality().flatMap(Municipality::coordinatorTeam).filter(candidate.unit().id()::equals).isPresent();
    }

    private static boolean restsOnConsent(Verdict verdict) {
        return verdict instanceof Verdict.Permitted permitted && permitted.basis() == Basis.CONSENT;
    }

    private static Verdict both(Verdict coordination, Verdict service, UnitFunction function) {
        if (!(coordination instanceof Verdict.Permitted) || service instanceof Verdict.Permitted) {
            return coordination;
        }
        List<String> steps = and(coordination, "the unit stands in as coordinator and may not be told as " + function);
        steps.addAll(service.steps());
        return service instanceof Verdict.Withheld withheld ? new Verdict.Withheld(withheld.reason(), steps) : new Verdict.Held(steps);
    }

    private static List<String> and(Verdict verdict, String step) {
        List<String> steps = new ArrayList<>(verdict.steps());
        steps.add(step);
        return steps;
    }
}
