package dk.broen.adapters.facts;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.Agreement;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.citizen.PspCase;
import dk.broen.domain.citizen.Recording;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.citizen.StayEnd;
import java.time.LocalDate;

/** One fact that is recorded about a citizen. */
public sealed interface Fact {
    /** A coordinator is appointed for the citizen. */
    record Appointed(Appointment appointment) implements Fact {
        @Override
        public Fact recorded(Recording by) {
            return new Appointed(appointment.recorded(by));
        }
    }

    /** The citizen has a service at a unit. */
    record Served(ServiceAssignment service) implements Fact {
        @Override
        public Fact recorded(Recording by) {
            return new Served(service.recorded(by));
        }
    }

    /** The citizen answered a request for consent. */
    record Consented(Consent consent) implements Fact {
        @Override
        public Fact recorded(Recording by) {
            return new Consented(consent.heardOn(LocalDate.ofInstant(by.at(), DENMARK)));
        }
    }

    /** Units are party to a discharge agreement or a coordination plan. */
    record Agreed(Agreement agreement) implements Fact {}

    /** A named human decided that units are told without consent. */
    record Overridden(OverrideDecision decision) implements Fact {
        @Override
        public Fact recorded(Recording by) {
            return new Overridden(decision.recorded(by));
        }
    }

    /** A named human started a case of police, social services and psychiatry. */
    record PspStarted(PspCase pspCase) implements Fact {}

    /** A named human of a municipality ended a stay of which no discharge came. */
    record StayEnded(StayEnd end) implements Fact {
        @Override
        public Fact recorded(Recording by) {
            return new StayEnded(end.recorded(by));
        }
    }

    /** The citizen lives in a municipality, or a municipality acts for the citizen. */
    record Resident(Residence residence) implements Fact {
        @Override
        public Fact recorded(Recording by) {
            return new Resident(residence.recorded(by));
        }
    }

    /**
     * The same fact with who recorded it and when, where it decides whose citizen it is (domain.md §5), who ended a stay, or whether a unit
     * that answered "ikke os" is asked again. A consent was given on the day of its recording at the latest (ADR 99).
     */
    default Fact recorded(Recording by) {
        return this;
    }
}
