package dk.broen.domain.routing;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.Residence;
import dk.broen.domain.terms.MunicipalityCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which recorded residences and acting municipalities count, if several municipalities recorded the citizen as their own (domain.md §5): what
 * an operator recorded; else what the first municipality recorded. What another municipality recorded changes nothing until it is settled.
 */
final class Claims {
    private final List<Residence> residences;
    private final Map<Residence, Instant> inForceSince = new HashMap<>();

    Claims(Collection<Residence> residences) {
        this.residences = residences.stream().sorted(Comparator.comparing(claim -> claim.period().from())).toList();
        this.residences.forEach(claim -> inForceSince.merge(claim, since(claim), (one, two) -> one));
    }

    /**
     * The records that hold on one day.
     *
     * @param counting the records that count
     * @param leftOut the records that contradict those that count
     */
    record OfDay(List<Residence> counting, List<Residence> leftOut) {
        OfDay {
            counting = List.copyOf(counting);
            leftOut = List.copyOf(leftOut);
        }
    }

    OfDay on(LocalDate day) {
        List<Residence> holding = residences.stream().filter(claim -> claim.period().holds(day)).filter(claim -> !handedOver(claim, day))
            .toList();
        List<Residence> byOperator = holding.stream().filter(claim -> claim.recording().byOperator()).toList();
        List<Residence> counting = byOperator.isEmpty() ? ofTheFirst(holding) : byOperator;
        return new OfDay(counting,
            holding.stream().filter(claim -> counting.stream().noneMatch(counted -> sameClaim(counted, claim)))
                .filter(claim -> counting.stream().anyMatch(counted -> !sameMunicipality(counted, claim))).toList());
    }

    /** One day on which one municipality ends and another begins is a move and no contradiction: the one that begins counts. */
    private boolean handedOver(Residence claim, LocalDate day) {
        return claim.period().until().filter(day::equals).isPresent() && claim.period().from().isBefore(day)
            && residences.stream().noneMatch(own -> sameMunicipality(own, claim) && own.period().holds(day.plusDays(1)))
            && residences.stream().anyMatch(next -> !sameMunicipality(next, claim) && next.period().from().equals(day));
    }

    /** Two municipalities that recorded at the same instant are both first: the hub does not guess. */
    private List<Residence> ofTheFirst(List<Residence> claims) {
        Comparator<Residence> order = Comparator.comparing(this::inForceSince).thenComparing(claim -> claim.recording().at());
        Set<MunicipalityCode> owners = claims.stream().filter(claim -> claims.stream().noneMatch(other -> order.compare(other, claim) < 0))
            .map(Residence::municipality).collect(Collectors.toSet());
        return claims.stream().filter(claim -> owners.contains(claim.municipality())).toList();
    }

    private Instant inForceSince(Residence claim) {
        return Objects.requireNonNull(inForceSince.get(claim));
    }

    /**
     * Since when a claim is both recorded and valid, together with the claims of the same municipality that it follows without a gap. A claim
     * that is recorded for a past day is not older for that, and one that is recorded for a later day is not older than what comes into force
     * before that day.
     */
    private Instant since(Residence claim) {
        LocalDate from = claim.period().from();
        Instant valid = residences.stream().filter(own -> sameMunicipality(own, claim))
            .filter(own -> own.period().from().isBefore(from) && own.period().holds(from.minusDays(1)))
            .map(this::inForceSince).min(Comparator.naturalOrder()).orElse(from.atStartOfDay(DENMARK).toInstant());
        return valid.isAfter(claim.recording().at()) ? valid : claim.recording().at();
    }

    private static boolean sameMunicipality(Residence one, Residence two) {
        return one.municipality().equals(two.municipality());
    }

    private static boolean sameClaim(Residence one, Residence two) {
        return sameMunicipality(one, two) && one.kind() == two.kind();
    }
}
