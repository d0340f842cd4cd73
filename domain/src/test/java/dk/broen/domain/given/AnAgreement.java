package dk.broen.domain.given;

import dk.broen.domain.citizen.Agreement;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds a coordination plan of Aarhus, valid from 1 December 2026 to 28 February 2027, without parties. */
public final class AnAgreement {
    private Agreement.Kind kind = Agreement.Kind.COORDINATION_PLAN;
    private Set<UnitFunction> functions = Set.of();
    private Set<UnitId> units = Set.of();
    private String clinician = "overlæge Lis Holm";
    private String necessity = "uden bostøtten falder planen";
    private String municipality = AMunicipality.AARHUS;
    private Period period = Period.between(Danish.day("2026-12-01"), Danish.day("2027-02-28"));

    private AnAgreement() {}

    public static AnAgreement aPlan() {
        return new AnAgreement();
    }

    public static AnAgreement aDischargeAgreement() {
        AnAgreement agreement = new AnAgreement();
        agreement.kind = Agreement.Kind.DISCHARGE_AGREEMENT;
        return agreement;
    }

    public AnAgreement with(UnitFunction... parties) {
        functions = Set.of(parties);
        return this;
    }

    public AnAgreement withUnits(String... parties) {
        units = Arrays.stream(parties).map(UnitId::new).collect(Collectors.toSet());
        return this;
    }

    public AnAgreement recordedBy(String name) {
        clinician = name;
        return this;
    }

    public AnAgreement because(String why) {
        necessity = why;
        return this;
    }

    public AnAgreement of(String code) {
        municipality = code;
        return this;
    }

    public AnAgreement lasting(String from, String until) {
        period = Period.between(Danish.day(from), Danish.day(until));
        return this;
    }

    public AnAgreement withoutAnEnd() {
        period = Danish.since(period.from());
        return this;
    }

    public Agreement build() {
        return new Agreement(kind, functions, units, clinician, necessity, new MunicipalityCode(municipality), period);
    }
}
