package dk.broen.hub.inbox;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.RecordedFact;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.permission.LatestWord;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Whether nothing of the fact is hidden. */
    static boolean isWhollyShown(Fact fact, Directory directory) {
        return isShown(fact, directory) && !(fact instanceof Fact.Consented consented && !isWhollyOpen(consented.consent(), directory));
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

    /** A function that no municipality knows any more is not shown: it is unknown whether it was confidential. */
    static boolean isOpen(UnitFunction function, Directory directory) {
        return directory.municipalities().values().stream().anyMatch(one -> one.routing().allFunctions().contains(function)
            || one.units().stream().anyMatch(unit -> unit.functions().contains(function))) && !directory.confidential().contains(function)
            && !directory.namedOnly().contains(function);
    }

    /** A unit that is not configured any more is not shown: it is unknown whether it was confidential. */
    static boolean isOpen(UnitId id, Directory directory) {
        List<Unit> known = directory.municipalities().values().stream().flatMap(one -> one.unit(id).stream()).toList();
        return !known.isEmpty()
            && known.stream().flatMap(unit -> unit.functions().stream()).allMatch(function -> isOpen(function, directory));
    }

    /** Whether all recipients of the consent may be known here. Of another one, the words of people could tell the rest. */
    static boolean isWhollyOpen(Consent consent, Directory directory) {
        return recipients(consent, directory).count() == consent.functions().size() + consent.units().size();
    }

    /** What the citizen said last, as far as it is shown. A no to a recipient that is shown is shown, too. */
    LatestWord latestWord(MunicipalityCode municipality, Directory directory, Instant at) {
        return new LatestWord(facts.stream().map(RecordedFact::fact).filter(Fact.Consented.class::isInstance)
            .map(fact -> ((Fact.Consented) fact).consent()).toList(),
            directory.regionOf(municipality, LocalDate.ofInstant(at, DENMARK)).map(Set::of).orElse(Set.of()));
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
