package dk.broen.mappings.vans;

import dk.broen.mappings.vans.VansEnvelope.Format;
import java.util.Map;

/**
 * How an envelope names the answer in it (danish-standards.md §§1.8, 2).
 *
 * @param name for example {@code MCM:FCTL#ok}
 * @param version of the answer's standard
 */
public record VansAnswer(Format format, String name, String version, Map<String, String> tags) {
    public VansAnswer {
        tags = Map.copyOf(tags);
    }

    /**
     * A MedCom acknowledgement.
     *
     * @param code ok, transient-error or fatal-error
     * @param mediaType of FHIR in JSON or XML
     */
    public static VansAnswer acknowledgement(String code, String mediaType) {
        return new VansAnswer(Format.HL7, "MCM:FCTL#" + code, "2.0.0", Map.of("MCM:MIME", mediaType));
    }

    /**
     * A receipt of an XDIS letter.
     *
     * @param code XCTL02 or XCTL03
     * @param version for example XC0330Q
     */
    public static VansAnswer receipt(String code, String version) {
        return new VansAnswer(Format.XML, "MCM:" + code, version, Map.of());
    }
}
