package dk.broen.mappings.hl7v2;

import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.terms.Cpr;
import java.nio.charset.Charset;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * An answer to a ward, as {@link WardReportWriter} writes it.
 *
 * @param reference the reference of the answer: the same at each attempt
 * @param receiver the name of the hospital's system, {@code MSH-3|MSH-4}, if the message that is answered is no HL7 v2
 * @param charset the character set of the hospital
 * @param original the message that is answered, if it is HL7 v2 and still kept
 * @param hours when the contact can be reached, in words
 * @param workItem the reference of the work item that the ward answers; empty if nothing is asked
 */
public record WardReport(String reference, OffsetDateTime at, Cpr citizen, String receiver, Charset charset, Optional<byte[]> original,
    WardAnswer answer, List<String> sentences, Optional<String> hours, Optional<String> workItem) {
    public WardReport {
        sentences = List.copyOf(sentences);
    }

    @Override
    public String toString() {
        return "WardReport[" + reference + "]";
    }
}
