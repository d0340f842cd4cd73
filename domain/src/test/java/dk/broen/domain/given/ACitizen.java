package dk.broen.domain.given;

import static dk.broen.domain.given.AConsent.aConsent;

import dk.broen.domain.citizen.Agreement;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.PspCase;
import dk.broen.domain.citizen.Recording;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.citizen.StayEnd;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the facts of one citizen. A period that is not given is {@link #LONG_AGO}. */
public final class ACitizen {
    /** A published MedCom test number without a valid check digit. */
    public static final Cpr TEST_PERSON = new Cpr("2509479989");
    public static final Period LONG_AGO = Danish.since(LocalDate.of(2020, 1, 1));

    private final List<Residence> residences = new ArrayList<>();
    private final List<Appointment> appointments = new ArrayList<>();
    private final List<ServiceAssignment> services = new ArrayList<>();
    private final List<Consent> consents = new ArrayList<>();
    private final List<Agreement> agreements = new ArrayList<>();
    private final List<OverrideDecision> overrides = new ArrayList<>();
    private final List<PspCase> pspCases = new ArrayList<>();
    private final List<StayEnd> stayEnds = new ArrayList<>();
    private boolean registerDown;
    private Recording recording = Recording.undisputed();

    private ACitizen() {}

    public static ACitizen aCitizen() {
        return new ACitizen();
    }

    /** The municipality records for itself what follows. */
    public ACitizen recordedBy(String municipality, String time) {
        recording = Recording.by(new MunicipalityCode(municipality), Danish.time(time));
        return this;
    }

    /** An operator records what follows. */
    public ACitizen recordedByAnOperator(String time) {
        recording = Recording.byOperator(Danish.time(time));
        return this;
    }

    public ACitizen livingIn(String municipality) {
        return livingIn(municipality, LONG_AGO);
    }

    public ACitizen livingIn(String municipality, Period period) {
        residences.add(new Residence(new MunicipalityCode(municipality), Residence.Kind.RESIDENCE, period, recording));
        return this;
    }

    public ACitizen withActingMunicipality(String municipality, Period period) {
        residences.add(new Residence(new MunicipalityCode(municipality), Residence.Kind.ACTING, period, recording));
        return this;
    }

    public ACitizen withServiceAt(UnitFunction function, String unit) {
        return withServiceAt(function, unit, LONG_AGO);
    }

    public ACitizen withServiceAt(UnitFunction function, String unit, Period period) {
        services.add(new ServiceAssignment(function, new UnitId(unit), period, Optional.empty(), recording));
        return this;
    }

    public ACitizen withServiceAt(UnitFunction function, String unit, Person worker) {
        services.add(new ServiceAssignment(function, new UnitId(unit), LONG_AGO, Optional.of(worker), recording));
        return this;
    }

    public ACitizen coordinatedBy(AnAppointment appointment) {
        appointments.add(appointment.build(recording));
        return this;
    }

    public ACitizen withConsentFor(UnitFunction... functions) {
        return with(aConsent().naming(functions));
    }

    public ACitizen with(AConsent consent) {
        return with(consent.build("c" + (consents.size() + 1)));
    }

    public ACitizen with(Consent consent) {
        consents.add(consent);
        return this;
    }

    public ACitizen with(AnAgreement agreement) {
        agreements.add(agreement.build());
        return this;
    }

    public ACitizen with(AnOverride override) {
        overrides.add(override.build("o" + (overrides.size() + 1)).recorded(recording));
        return this;
    }

    public ACitizen withPspCase(String municipality, Period period) {
        pspCases.add(new PspCase("politiassistent Bo Lund", "bekymring for børnene", new MunicipalityCode(municipality), period));
        return this;
    }

    /** A caseworker of the municipality ends the stay that began then. */
    public ACitizen withStayEnded(String municipality, String begun, String ended) {
        stayEnds.add(new StayEnd(new MunicipalityCode(municipality), Danish.time(begun), Danish.time(ended), "sagsbehandler Ib Vang",
            "borgeren er hjemme", recording));
        return this;
    }

    public ACitizen whoseConsentsCannotBeRead() {
        registerDown = true;
        return this;
    }

    public CitizenFacts facts() {
        return new CitizenFacts(residences, appointments, services,
            registerDown ? new ConsentRecord.Unavailable() : new ConsentRecord.Known(consents),
            agreements, overrides, pspCases, stayEnds);
    }
}
