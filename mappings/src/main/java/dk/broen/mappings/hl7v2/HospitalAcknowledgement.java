package dk.broen.mappings.hl7v2;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * What a hospital's system answered to a message of the hub (HL7 2.5.1 §2.14.8). Its text is not kept: it may quote the message.
 *
 * @param about MSA-2: the control id of the message that is answered
 * @param code MSA-1: AA, AE or AR; CA, CE or CR of a system that commits only
 */
public record HospitalAcknowledgement(String about, String code) {
    private static final Set<String> POSITIVE = Set.of("AA", "CA");
    private static final Set<String> REJECTED = Set.of("AR", "CR");
    private static final Set<String> CODES = Set.of("AA", "AE", "AR", "CA", "CE", "CR");

    /** Reads a frame; empty if it is no acknowledgement with a code of the standard. */
    public static Optional<HospitalAcknowledgement> read(byte[] frame) {
        String text = new String(frame, StandardCharsets.ISO_8859_1);
        Delimiters delimiters = Hl7EnvelopeReader.headerOf(text).delimiters();
        return Segments.lines(text).stream().filter(line -> line.startsWith("MSA" + delimiters.field())).findFirst()
            .map(line -> new SegmentFields(line, delimiters))
            .map(msa -> new HospitalAcknowledgement(msa.field(2).strip(), msa.field(1).strip()))
            .filter(read -> CODES.contains(read.code()));
    }

    /** Whether the system has taken the message. */
    public boolean positive() {
        return POSITIVE.contains(code);
    }

    /** Whether the system asks for the same message again later (HL7 table 0008: rejected, for a reason other than its content). */
    public boolean passing() {
        return REJECTED.contains(code);
    }
}
