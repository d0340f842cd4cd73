package dk.broen.domain.planning;

import dk.broen.domain.history.Stay;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.routing.Candidate;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;

/**
 * What the ward should ask the citizen for consent to (domain.md §4): only what can lead to something. A consent of today must open it, the
 * recipient must have a contact point and not be told already, unless it coordinates and the ward could not be told so, and neither may the
 * citizen have refused nor be being asked. Confidential functions do not count: the question itself would reveal them (domain.md §9 S5). Nor do
 * named parties, whom the citizen chooses unasked, units that only another basis names, and whoever has a part only because others did not
 * answer. After a death nobody is asked.
 */
record MissingConsents(Concerns should, List<Concern> concerns) {
    MissingConsents {
        concerns = List.copyOf(concerns);
    }

    static MissingConsents of(Permissions permissions) {
        Concerns should = new Concerns(permissions.situation());
        return new MissingConsents(should, permissions.situation().course().death().isPresent() ? List.of()
            : permissions.parts().all().stream()
                .flatMap(part -> permissions.of(part).stream().filter(concern -> asked(permissions, should, part, concern))).toList());
    }

    private static boolean asked(Permissions permissions, Concerns should, Part part, Concern concern) {
        boolean untold = should.lasting(concern.matter()) || !part.knows(concern.matter().key());
        return untold && concern.decisions().stream()
            .filter(decision -> !concern.permitted() || decision.function().equals(UnitFunction.COORDINATOR))
            .filter(decision -> !should.situation().directory().confidential().contains(decision.function()))
            .filter(decision -> !should.situation().directory().namedOnly().contains(decision.function()))
            .filter(decision -> !part.onlyByBasis(decision.function()))
            .filter(decision -> decision.verdict() instanceof Verdict.Withheld withheld && withheld.reason().worthAsking())
            .anyMatch(decision -> reachable(part, decision) && permissions.consentWouldHelp(part, concern, decision.function()));
    }

    private static boolean reachable(Part part, Decision decision) {
        return part.candidacies().stream().filter(candidate -> candidate.function().equals(decision.function()))
            .filter(candidate -> candidate.after().isEmpty()).anyMatch(MissingConsents::reachable);
    }

    private static boolean reachable(Candidate candidate) {
        return !candidate.unit().contact().isEmpty() || candidate.person().filter(person -> !person.contact().isEmpty()).isPresent()
            || candidate.deputy().filter(person -> !person.contact().isEmpty()).isPresent();
    }

    /** The stays whose wards should ask. */
    List<Stay> stays() {
        return concerns.stream().flatMap(concern -> concern.stay().stream()).distinct().toList();
    }

    /** Whether the ward of the stay should ask. */
    boolean of(Stay stay) {
        return concerns.stream().anyMatch(concern -> concern.stay().filter(stay::equals).isPresent());
    }

    /** Whether something is asked that is over: a consent of tomorrow would not open it any more. */
    boolean ofWhatIsOver() {
        return concerns.stream().anyMatch(concern -> !should.lasting(concern.matter()));
    }
}
