package dk.broen.mappings.medcom;

import dk.broen.mappings.Interpretation;
import java.util.List;

/** What a receiver says about a MedCom message: the code of {@code MessageHeader.response} and its reasons (danish-standards.md §1.6). */
public sealed interface Response {
    /** The code of {@code MessageHeader.response}. */
    String code();

    /** The message is stored. AA in HL7 v2. */
    record Ok() implements Response {
        @Override
        public String code() {
            return "ok";
        }
    }

    /**
     * The message is wrong: sent again unchanged, it is refused again. AE in HL7 v2.
     *
     * @param issues at least one; their texts contain no value of the message
     */
    record FatalError(List<Interpretation.Unreadable> issues) implements Response {
        public FatalError {
            issues = List.copyOf(issues);
        }

        @Override
        public String code() {
            return "fatal-error";
        }
    }

    /** The receiver cannot take the message now: it must be sent again. AR in HL7 v2. */
    record TransientError() implements Response {
        @Override
        public String code() {
            return "transient-error";
        }
    }
}
