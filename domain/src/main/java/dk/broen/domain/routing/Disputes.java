package dk.broen.domain.routing;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Recording;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Between which municipalities it is not settled whose citizen it is, today or on a later day (domain.md §5): two recorded the citizen as
 * their own, or one recorded a service for a citizen whom the other one had recorded as its own. It is settled if one of the records ends, or if an operator has recorded later
 * which municipality it is. It does not depend on any stay, so it tells of none.
 */
public final class Disputes {
    /**
     * One municipality in a dispute.
     *
     * @param subject names the dispute among those of the municipality, without naming the other municipality or what it recorded
     */
    public record Side(MunicipalityCode municipality, String subject) {}

    private record Claim(MunicipalityCode municipality, Instant recordedAt) {}

    private record Contradiction(Claim one, Claim other) {}

    private final CitizenFacts facts;
    private final Claims recorded;

    private Disputes(CitizenFacts facts) {
        this.facts = facts;
        this.recorded = new Claims(facts.residences());
    }

    /** The municipalities in a dispute, each once, in the order of their codes. */
    public static List<Side> of(CitizenFacts facts, LocalDate today) {
        boolean anyClaim = Stream.concat(facts.residences().stream().map(Residence::recording),
            facts.services().stream().map(ServiceAssignment::recording)).anyMatch(recording -> !recording.byOperator());
        return anyClaim && !facts.residences().isEmpty() ? new Disputes(facts).sides(today) : List.of();
    }

    private List<Side> sides(LocalDate today) {
        Map<String, TreeSet<String>> byMunicipality = new TreeMap<>();
        days(today).flatMap(this::contradictions).distinct().forEach(contradiction -> Stream.of(contradiction.one(),
            contradiction.other()).forEach(
                side -> byMunicipality.computeIfAbsent(side.municipality().value(), absent -> new TreeSet<>())
                    .add(contradiction.toString())));
        return byMunicipality.entrySet().stream()
            .map(side -> new Side(new MunicipalityCode(side.getKey()), side.getKey() + "/" + opaque(side.getValue()))).toList();
    }

    /** The recorded times are known to their own municipality only, so nobody can find the other one by trial. */
    private static String opaque(TreeSet<String> contradictions) {
        return Integer.toHexString(contradictions.hashCode());
    }

    /** Today, and each later day on which a record begins or has ended. */
    private Stream<LocalDate> days(LocalDate today) {
        Stream<LocalDate> borders = Stream.concat(facts.residences().stream().map(Residence::period),
            facts.services().stream().map(ServiceAssignment::period))
            .flatMap(period -> Stream.concat(Stream.of(period.from()), period.until().stream().map(until -> until.plusDays(1))));
        return Stream.concat(Stream.of(today), borders.filter(today::isBefore)).distinct().sorted();
    }

    private Stream<Contradiction> contradictions(LocalDate day) {
        Claims.OfDay claims = recorded.on(day);
        Optional<Instant> decided = claims.counting().stream().map(Residence::recording).filter(Recording::byOperator).map(Recording::at)
            .max(Comparator.naturalOrder());
        Stream<Claim> residences = Stream.concat(claims.leftOut().stream(), decided.isEmpty() ? claims.counting().stream() : Stream.empty())
            .map(claim -> new Claim(claim.municipality(), claim.recording().at()));
        Stream<Claim> services = facts.services().stream().filter(service -> service.period().holds(day))
            .flatMap(service -> service.recording().municipality().stream()
                .map(municipality -> new Claim(municipality, service.recording().at()))
                .filter(claim -> contradicts(claim, service.period(), claims.counting(), day)));
        return Stream.concat(residences, services)
            .filter(claim -> decided.filter(decision -> !decision.isBefore(claim.recordedAt())).isEmpty())
            .flatMap(claim -> claims.counting().stream().filter(counting -> !counting.municipality().equals(claim.municipality()))
                .map(counting -> new Contradiction(new Claim(counting.municipality(), counting.recording().at()), claim)));
    }

    /** A service contradicts what another municipality had recorded before. The last day before a move is no contradiction. */
    private static boolean contradicts(Claim service, Period days, List<Residence> counting, LocalDate day) {
        return counting.stream().noneMatch(claim -> claim.municipality().equals(service.municipality()))
            && counting.stream().allMatch(claim -> claim.recording().at().isBefore(service.recordedAt()))
            && counting.stream().noneMatch(claim -> days.from().equals(day) && claim.period().until().filter(day::equals).isPresent());
    }
}
