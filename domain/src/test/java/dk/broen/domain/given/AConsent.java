package dk.broen.domain.given;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.Signatory;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds a consent: written, given in Aarhus, valid from 1 June 2026 for one year, naming nobody. */
public final class AConsent {
    private Consent.Answer answer = Consent.Answer.GIVEN;
    private Consent.Form form = Consent.Form.WRITTEN;
    private boolean signed = true;
    private Signatory signatory = Signatory.CITIZEN;
    private Optional<LocalDate> givenOn = Optional.empty();
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

    public AConsent unsigned() {
        signed = false;
        return this;
    }

    public AConsent by(Signatory.Kind kind, String name) {
        signatory = new Signatory(kind, Optional.of(name));
        return this;
    }

    public AConsent givenOn(String day) {
        givenOn = Optional.of(Danish.day(day));
        return this;
    }

    public AConsent from(String from) {
        period = Danish.since(Danish.day(from));
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

    public Consent build(String id) {
        return new Consent(id, answer, functions, units, events, new MunicipalityCode(municipality), regions,
            new Consent.Obtained(form, signed, "the coordinator", signatory, givenOn.orElse(period.from())), period, withdrawnAt);
    }
}
