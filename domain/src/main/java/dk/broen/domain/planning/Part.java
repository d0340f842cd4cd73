package dk.broen.domain.planning;

import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.notification.Heard;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.NoticeLife;
import dk.broen.domain.permission.Visit;
import dk.broen.domain.routing.Candidate;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One recipient and the part that it has in the citizen's case.
 *
 * @param unit the unit today; empty if it closed without a successor
 * @param municipality the municipality of the unit, if it is connected
 * @param candidacies why the recipient has a part, coordination first; empty if it has none any more
 * @param entries the entries of the ledger that it was told, in the order in which they were made
 * @param heard what it heard or may have heard
 */
public record Part(RecipientId recipient, Optional<Unit> unit, MunicipalityCode code, Optional<Municipality> municipality,
    List<Candidate> candidacies, List<LedgerEntry> entries, Heard heard) {
    public Part {
        candidacies = List.copyOf(candidacies);
        entries = List.copyOf(entries);
    }

    /** Whether the recipient still has a part in the citizen's case. A part on a later, planned day is none today. */
    public boolean present() {
        return !today().isEmpty();
    }

    /** The candidacies of today, without those of a planned day. */
    List<Candidate> today() {
        return candidacies.stream().filter(candidate -> candidate.plannedDay().isEmpty()).toList();
    }

    /** Whether the recipient has that function in the citizen's case only because a legal basis names it. */
    boolean onlyByBasis(UnitFunction function) {
        List<Candidate> same = candidacies.stream().filter(candidate -> candidate.function().equals(function)).toList();
        return !same.isEmpty() && same.stream().allMatch(Candidate::byBasisOnly);
    }

    /** The service because of which the recipient has that function as a stand-in; empty if it has the function itself. */
    Optional<UnitFunction> standsInAs(UnitFunction function) {
        List<Candidate> same = today().stream().filter(candidate -> candidate.function().equals(function)).toList();
        return same.stream().allMatch(candidate -> candidate.standsInAs().isPresent())
            ? same.stream().flatMap(candidate -> candidate.standsInAs().stream()).findFirst() : Optional.empty();
    }

    /** The function in which the recipient was told last; empty if it was never told. */
    Optional<UnitFunction> toldAs() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1).function());
    }

    /** The entries that have not arrived yet and can still leave. */
    List<LedgerEntry> pending() {
        return entries.stream().filter(LedgerEntry::pending).toList();
    }

    /** What was tried last and then dropped: if it is right again, it goes on under the same id. */
    Optional<LedgerEntry> droppedAfterAttempt() {
        return entries.stream().filter(entry -> entry.attemptedAt().isPresent())
            .max(Comparator.comparing(entry -> entry.attemptedAt().orElseThrow()))
            .filter(entry -> !entry.pending() && !entry.delivered() && !entry.givenUp())
            .filter(entry -> entry.sendings().stream().anyMatch(sending -> sending.life() instanceof NoticeLife.Dropped dropped
                && dropped.tried().isPresent()));
    }

    /** Whether the recipient heard of the matter, may have heard of it, or is about to hear of it. */
    boolean knows(MatterKey matter) {
        return heard.waitsFor(matter) || heard.mayHaveHeard(saying -> saying.matter().equals(matter));
    }

    /**
     * The candidacies that the rules or a legal basis name for an event of one of the stays; those of a planned day only for what is
     * planned.
     *
     * @param visits the stay of the event; for a death the stays that it concerns
     */
    List<Candidate> named(EventType event, Collection<Visit> visits) {
        return candidacies.stream().filter(candidate -> candidate.plannedDay().isEmpty() || event == EventType.DISCHARGE_PLANNED)
            .filter(candidate -> named(candidate, event, visits)).toList();
    }

    private boolean named(Candidate candidate, EventType event, Collection<Visit> visits) {
        return candidate.concernedBy(event, visits) && namedAtAll(candidate, event, visits) || candidate.namedByHuman(event, visits);
    }

    private boolean namedAtAll(Candidate candidate, EventType event, Collection<Visit> visits) {
        return !candidate.byBasisOnly() && namedByRules(candidate.function(), event, visits)
            || candidate.namedFor().stream().anyMatch(naming -> naming.names(event, visits));
    }

    /** Whether the rules, or a legal basis that names the recipient in the function, name it for an event of one of the stays. */
    boolean names(UnitFunction function, EventType event, Collection<Visit> visits) {
        return !onlyByBasis(function) && namedByRules(function, event, visits)
            || candidacies.stream().filter(candidate -> candidate.function().equals(function))
                .flatMap(candidate -> candidate.namedFor().stream())
                .anyMatch(naming -> naming.names(event, visits));
    }

    private boolean namedByRules(UnitFunction function, EventType event, Collection<Visit> visits) {
        List<Specialty> specialties = visits.stream().flatMap(visit -> visit.specialties().stream()).toList();
        return municipality.filter(known -> known.routing().names(function, event, specialties)).isPresent();
    }
}
