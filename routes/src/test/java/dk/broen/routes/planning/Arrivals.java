package dk.broen.routes.planning;

import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.References;
import dk.broen.domain.terms.Cpr;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.HospitalMessages;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Messages as intake leaves them on its queue. */
record Arrivals(SealedArrivals sealed, Citizens citizens) {
    private static final Instant RECEIVED = Instant.parse("2026-11-21T21:00:00Z");

    String key(TestPerson citizen) {
        return citizens.keyOf(new Cpr(citizen.cpr()));
    }

    Arrival admitted(TestPerson citizen) {
        return of(HospitalMessages.admitted(citizen), citizen);
    }

    Arrival of(AdtMessage message, TestPerson citizen) {
        return new Arrival(JournalEntry.Kind.HL7V2, "auh", "EPJ|AUH", message.controlId(), "ISO-8859-1", RECEIVED, References.draw(),
            key(citizen), message.bytes());
    }

    Arrival medcom(String id, TestPerson citizen) throws IOException {
        return medcom(id, UUID.randomUUID().toString(), citizen);
    }

    Arrival medcom(String id, String bundle, TestPerson citizen) throws IOException {
        return new Arrival(JournalEntry.Kind.MEDCOM, "herlev", "265161000016000", id, "UTF-8", RECEIVED, References.draw(), key(citizen),
            HospitalMessages.medcom(id, bundle, citizen));
    }

    Arrival medcom(String id, TestPerson citizen, String replaced, String replacement) throws IOException {
        Arrival intact = medcom(id, citizen);
        return new Arrival(intact.kind(), intact.source(), intact.feed(), id, intact.charset(), RECEIVED, References.draw(), intact.group(),
            new String(intact.raw(), StandardCharsets.UTF_8).replace(replaced, replacement).getBytes(StandardCharsets.UTF_8));
    }

    byte[] onQueue(Arrival arrival) {
        return sealed.seal(arrival);
    }
}
