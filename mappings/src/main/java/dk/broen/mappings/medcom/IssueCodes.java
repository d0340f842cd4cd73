package dk.broen.mappings.medcom;

import dk.broen.mappings.Interpretation;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * How a reason of the hub is said in an OperationOutcome: the type that FHIR has for it, and the nearest code of MedCom's value set
 * medcom-acknowledgement-issue-details (danish-standards.md §1.6). The value set has codes of MedCom and of HL7.
 */
record IssueCodes(IssueType type, Coding code) {
    private static final String MEDCOM = "http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-acknowledgement-error-codes";
    /** MedCom's value set names the codes of HL7 by the address of HL7's value set. */
    private static final String HL7 = "http://hl7.org/fhir/ValueSet/operation-outcome";
    private static final String RECEIVER = "MessageHeader.destination.receiver";
    private static final String EVENT = "MessageHeader.event";

    /** The reason of a {@link Response.TransientError}. */
    static IssueCodes ofTransientError() {
        return medCom(IssueType.TRANSIENT, "MSG_Mailbox_Out_Of_Operation");
    }

    static IssueCodes of(Interpretation.Unreadable reason) {
        String location = reason.location();
        return switch (reason.code()) {
            case "NOT_FHIR", "TEXT_MALFORMED" -> medCom(IssueType.STRUCTURE, "MSG_Damaged_durin_transport");
            case "FIELD_MISSING" -> location.equals(RECEIVER) ? medCom(IssueType.REQUIRED, "MSG_Receiver_Identifier_MISSING")
                : hl7(IssueType.REQUIRED, "MSG_BAD_SYNTAX");
            case "CITIZEN_MISSING" -> hl7(IssueType.REQUIRED, "MSG_BAD_SYNTAX");
            case "FIELD_INVALID", "CITIZEN_INVALID" -> medCom(IssueType.VALUE, "MSG_Datatype_Wrong");
            case "VALUE_UNKNOWN" -> unknown(location);
            case "EVENT_UNSUPPORTED" -> medCom(IssueType.NOTSUPPORTED, "MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE");
            case "REFERENCE_UNRESOLVED" -> location.equals(RECEIVER) ? medCom(IssueType.NOTFOUND, "MSG_Receiver_Identifier_UNKNOWN")
                : hl7(IssueType.NOTFOUND, "MSG_LOCAL_FAIL");
            case "MESSAGE_TOO_LONG" -> medCom(IssueType.TOOLONG, "MSG_Element_To_Long");
            case "PROFILE_VIOLATED" -> hl7(IssueType.INVARIANT, "MSG_BAD_SYNTAX");
            case "SENDER_UNKNOWN", "SENDER_FOREIGN" -> hl7(IssueType.NOTFOUND, "MSG_NO_MATCH");
            case "BUNDLE_REUSED" -> hl7(IssueType.DUPLICATE, "MSG_DUPLICATE_ID");
            case "CODES_CONTRADICT" -> medCom(IssueType.BUSINESSRULE, "MSG_VALUESET_VALUE_UNKNOWN");
            default -> hl7(IssueType.INVALID, "MSG_BAD_SYNTAX");
        };
    }

    private static IssueCodes unknown(String location) {
        if (location.equals(EVENT)) {
            return medCom(IssueType.NOTSUPPORTED, "MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE");
        }
        return medCom(IssueType.CODEINVALID, location.endsWith(".system") ? "MSG_CodeSystem_VALUE_UNKNOWN" : "MSG_VALUESET_VALUE_UNKNOWN");
    }

    private static IssueCodes medCom(IssueType type, String code) {
        return new IssueCodes(type, new Coding().setSystem(MEDCOM).setCode(code));
    }

    private static IssueCodes hl7(IssueType type, String code) {
        return new IssueCodes(type, new Coding().setSystem(HL7).setCode(code));
    }
}
