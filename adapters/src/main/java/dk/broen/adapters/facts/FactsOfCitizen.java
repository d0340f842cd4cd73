package dk.broen.adapters.facts;

import dk.broen.domain.citizen.Agreement;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.citizen.PspCase;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.citizen.StayEnd;
import java.util.ArrayList;
import java.util.List;

/** Sorts the facts about one citizen by what they say. */
public final class FactsOfCitizen {
    private FactsOfCitizen() {}

    public static CitizenFacts of(List<Fact> facts) {
        return with(new CitizenFacts(List.of(), List.of(), List.of(), new ConsentRecord.Known(List.of())), facts);
    }

    /** Adds facts. Consents are not added while the consent register cannot be read. */
    public static CitizenFacts with(CitizenFacts known, List<Fact> more) {
        List<Residence> residences = new ArrayList<>(known.residences());
        List<Appointment> appointments = new ArrayList<>(known.appointments());
        List<ServiceAssignment> services = new ArrayList<>(known.services());
        List<Consent> consents = new ArrayList<>();
        List<Agreement> agreements = new ArrayList<>(known.agreements());
        List<OverrideDecision> overrides = new ArrayList<>(known.overrides());
        List<PspCase> pspCases = new ArrayList<>(known.pspCases());
        List<StayEnd> stayEnds = new ArrayList<>(known.stayEnds());
        for (Fact fact : more) {
            if (fact instanceof Fact.Resident resident) {
                residences.add(resident.residence());
            } else if (fact instanceof Fact.Appointed appointed) {
                appointments.add(appointed.appointment());
            } else if (fact instanceof Fact.Served served) {
                services.add(served.service());
            } else if (fact instanceof Fact.Consented consented) {
                consents.add(consented.consent());
            } else if (fact instanceof Fact.Agreed agreed) {
                agreements.add(agreed.agreement());
            } else if (fact instanceof Fact.Overridden overridden) {
                overrides.add(overridden.decision());
            } else if (fact instanceof Fact.PspStarted started) {
                pspCases.add(started.pspCase());
            } else if (fact instanceof Fact.StayEnded ended) {
                stayEnds.add(ended.end());
            } else {
                throw new IllegalStateException("unknown fact " + fact.getClass().getSimpleName());
            }
        }
        return new CitizenFacts(residences, appointments, services, with(known.consents(), consents), agreements, overrides, pspCases,
            stayEnds);
    }

    private static ConsentRecord with(ConsentRecord known, List<Consent> more) {
        if (known instanceof ConsentRecord.Known consents) {
            List<Consent> all = new ArrayList<>(consents.consents());
            all.addAll(more);
            return new ConsentRecord.Known(all);
        }
        return known;
    }
}
