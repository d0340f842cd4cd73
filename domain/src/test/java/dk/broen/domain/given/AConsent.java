package dk.broen.domain.given;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds a consent: written, given in Aarhus, valid from 1 June 2026 for one year, naming nobody. */
public final class AConsent {
    private Consent.Answer answer = Consent.Answer.GIVEN;
    private Consent.Form form = Consent.Form.WRITTEN;
    private Set<UnitFunction> functions = Set.of();
    private Set<UnitId> units = Set.of();
    private Set<EventType> events = Set.of();
    private Set<RegionCode> regions = Set.of();
    private String municipality = AMunicipality.AARHUS;
    private Period period = Period.between(Danish.day("2026-06-01"), Danish.day("2027-05-31"));
    private Optional<Instant> withdrawnAt = Optional.empty();

    private AConsent() {}

    public static AConsent aConsent() {
        return new AConsent();
    }

    public static AConsent aRefusal() {
        return new AConsent().answered(Consent.Answer.REFUSED);
    }

    public AConsent answered(Consent.Answer given) {
        answer = given;
        return this;
    }

    public AConsent naming(UnitFunction... named) {
        functions = Set.of(named);
        return this;
    }

    public AConsent namingUnits(String... named) {
        units = Arrays.stream(named).map(UnitId::new).collect(Collectors.toSet());
        return this;
    }

    public AConsent forEvents(EventType... covered) {
        events = Set.of(covered);
        return this;
    }

    public AConsent forHospitalsOf(String... regionCodes) {
        regions = Arrays.stream(regionCodes).map(RegionCode::new).collect(Collectors.toSet());
        return this;
    }

    public AConsent givenIn(String code) {
        municipality = code;
        return this;
    }

    public AConsent verbally() {
        form = Consent.Form.VERBAL;
        return this;
    }

    public AConsent lasting(String from, String until) {
        period = Period.between(Danish.day(from), Danish.day(until));
        return this;
    }

    public AConsent withdrawnAt(String time) {
        withdrawnAt = Optional.of(Danish.time(time));
        return this;
    }

    Consent build(String id) {
        return new Consent(id, answer, functions, units, events, new MunicipalityCode(municipality), regions, form, "the coordinator",
            period, withdrawnAt);
    }
}
