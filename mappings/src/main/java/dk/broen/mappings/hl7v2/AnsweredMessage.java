package dk.broen.mappings.hl7v2;

import java.nio.charset.Charset;
import java.util.Set;

/**
 * What the answer to a ward repeats of the hospital's own message: names, identifiers and place exactly as the hospital said them, so that its
 * system finds the patient and the visit.
 *
 * @param pid PID-3 and PID-5, as sent
 * @param visit PV1-2, PV1-3 and PV1-19, as sent
 */
record AnsweredMessage(MshFields header, Pid pid, Visit visit) {
    /** As sent; empty if it is absent. */
    record Pid(String identifiers, String name) {}

    /** As sent; empty if it is absent. */
    record Visit(String patientClass, String location, String number) {}

    /**
     * Reads a message that the hub took before.
     *
     * @param assumed the character set that an empty MSH-18 means for this hospital
     */
    static AnsweredMessage read(byte[] raw, Charset assumed) {
        Hl7Envelope envelope = new Hl7EnvelopeReader().read(raw, assumed);
        Delimiters delimiters = envelope.header().delimiters();
        String text = CharacterSet.decoded(raw, envelope.charset()).orElse("");
        SegmentFields pid = first("PID", text, delimiters);
        SegmentFields pv1 = first("PV1", text, delimiters);
        return new AnsweredMessage(envelope.header(), new Pid(pid.field(3), pid.field(5)),
            new Visit(pv1.field(2), pv1.field(3), pv1.field(19)));
    }

    private static SegmentFields first(String name, String text, Delimiters delimiters) {
        return new SegmentFields(Segments.of(text, delimiters, Set.of()).stream().filter(segment -> segment.startsWith(name)).findFirst()
            .orElse(name), delimiters);
    }
}
