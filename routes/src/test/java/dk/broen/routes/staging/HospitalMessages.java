package dk.broen.routes.staging;

import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Messages of hospitals that the shipped configuration names. */
public final class HospitalMessages {
    /** Shortly before the clock of {@link RoutesProgram}. */
    private static final Instant SENT = Instant.parse("2026-11-21T20:00:00Z");

    private HospitalMessages() {}

    public static AdtMessage admitted(TestPerson citizen) {
        return adt("A01", citizen, 1, UUID.randomUUID().toString().substring(0, 18));
    }

    /** @param minute when the hospital sent it: a later message has a greater number */
    public static AdtMessage adt(String trigger, TestPerson citizen, int minute, String controlId) {
        return AdtMessage.of(trigger, controlId, SENT.plusSeconds(minute * 60L)).patient(citizen).livingIn("0751")
            .at("P2", "1", "1", "AUH").admissionType("A").service("PSY").visit("V" + citizen.cpr().hashCode())
            .admitted(SENT.plusSeconds(60));
    }

    /** A MedCom message about an admission. */
    public static byte[] medcom(String id, TestPerson citizen) throws IOException {
        return medcom(id, UUID.randomUUID().toString(), citizen);
    }

    public static byte[] medcom(String id, String bundle, TestPerson citizen) throws IOException {
        try (InputStream template = Objects.requireNonNull(HospitalMessages.class.getResourceAsStream("/demo/admission.fhir.json"))) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8).replace("{bundle}", bundle)
                .replace("{message}", id).replace("{time}", "2026-11-21T20:00:00Z").replace("{stay}", "S" + citizen.cpr().hashCode())
                .replace("{cpr}", citizen.cpr()).getBytes(StandardCharsets.UTF_8);
        }
    }
}
