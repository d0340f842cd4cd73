package dk.broen.hub.inbox;

import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.RecordedFact;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the administrator of a municipality sees of a citizen: appointments, services and consents that the municipality recorded. A service in
 * a confidential function or of a named party is left out, and so is a consent for such recipients only: that is the business of the unit
 * itself (domain.md S5).
 *
 * @param version the version of all facts that the municipality recorded
 * @param facts those that are shown, in the order in which they were recorded
 */
record SeenCitizen(Cpr citizen, String version, List<RecordedFact> facts) {
    SeenCitizen {
        facts = List.copyOf(facts);
    }

    static SeenCitizen of(Facts.Seen seen, Directory directory) {
        return new SeenCitizen(seen.citizen(), seen.version(),
            seen.facts().stream().filter(fact -> isShown(fact.fact(), directory)).toList());
    }

    private static boolean isShown(Fact fact, Directory directory) {
        if (fact instanceof Fact.Served served) {
            return isOpen(served.service().function(), directory);
        }
        if (fact instanceof Fact.Consented consented) {
            return recipients(consented.consent(), directory).findAny().isPresent();
        }
        return fact instanceof Fact.Resident
            || fact instanceof Fact.Appointed appointed && isOpen(appointed.appointment().unit(), directory);
    }

    /** The recipients of a consent that everybody in the administration may know: functions, and units by their ids. */
    static Stream<Recipient> recipients(Consent consent, Directory directory) {
        return Stream.concat(
            consent.functions().stream().filter(function -> isOpen(function, directory)).sorted()
                .map(function -> new Recipient(Optional.of(function), Optional.empty())),
            consent.units().stream().filter(unit -> isOpen(unit, directory)).sorted()
                .map(unit -> new Recipient(Optional.empty(), Optional.of(unit))));
    }

    /** A recipient that a consent names: a function or a unit. */
    record Recipient(Optional<UnitFunction> function, Optional<UnitId> unit) {}

    static boolean isOpen(UnitFunction function, Directory directory) {
        return !directory.confidential().contains(function) && !directory.namedOnly().contains(function);
    }

    /** A unit that is not configured any more is shown: its functions are not known, and nobody is told there. */
    private static boolean isOpen(UnitId id, Directory directory) {
        return directory.municipalities().values().stream().flatMap(one -> one.unit(id).stream())
            .allMatch(unit -> unit.functions().stream().allMatch(function -> isOpen(function, directory)));
    }

    Optional<RecordedFact> fact(UUID id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    /** Names what is shown as it is. Unlike {@link #version} it does not count what is not shown. */
    String mark() {
        return facts.stream().map(fact -> fact.id() + withdrawn(fact.fact())).collect(Collectors.joining("."));
    }

    private static String withdrawn(Fact fact) {
        return fact instanceof Fact.Consented consented && consented.consent().withdrawnAt().isPresent() ? "w" : "";
    }

    @Override
    public String toString() {
        return "SeenCitizen[" + facts.size() + " facts]";
    }
}
