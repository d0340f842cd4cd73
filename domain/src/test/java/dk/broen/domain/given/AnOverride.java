package dk.broen.domain.given;

import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds an override for admission and discharge of the stay {@code s1} at AUH, from 4 to 20 December 2026, without recipients. */
public final class AnOverride {
    private String decidedBy = "overlæge Lis Holm";
    private String reason = "fare for alvorlig skade";
    private Set<StayKey> stays = Set.of(new StayKey(new HospitalId("auh"), "s1"));
    private Set<EventType> events = Set.of(EventType.ADMITTED, EventType.DISCHARGED);
    private Set<UnitId> recipients = Set.of();
    private Period period = Period.between(Danish.day("2026-12-04"), Danish.day("2026-12-20"));
    private Optional<Instant> revokedAt = Optional.empty();

    private AnOverride() {}

    public static AnOverride anOverride() {
        return new AnOverride();
    }

    public AnOverride telling(String... units) {
        recipients = Arrays.stream(units).map(UnitId::new).collect(Collectors.toSet());
        return this;
    }

    public AnOverride decidedBy(String name) {
        decidedBy = name;
        return this;
    }

    public AnOverride because(String why) {
        reason = why;
        return this;
    }

    public AnOverride ofStays(String... visits) {
        stays = Arrays.stream(visits).map(visit -> new StayKey(new HospitalId("auh"), visit)).collect(Collectors.toSet());
        return this;
    }

    public AnOverride forEvents(EventType... named) {
        events = Set.of(named);
        return this;
    }

    public AnOverride lasting(String from, String until) {
        period = Period.between(Danish.day(from), Danish.day(until));
        return this;
    }

    public AnOverride withoutAnEnd() {
        period = Danish.since(period.from());
        return this;
    }

    public AnOverride revokedAt(String time) {
        revokedAt = Optional.of(Danish.time(time));
        return this;
    }

    public OverrideDecision build(String id) {
        return new OverrideDecision(id, decidedBy, reason, stays, events, recipients, period, revokedAt);
    }
}
