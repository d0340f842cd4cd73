package dk.broen.mappings.medcom;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.mappings.Interpretation;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueCodesTest {
    @ParameterizedTest
    @CsvSource({"SENDER_UNKNOWN, NOTFOUND, MSG_NO_MATCH", "SENDER_FOREIGN, NOTFOUND, MSG_NO_MATCH",
        "MESSAGE_TOO_LONG, TOOLONG, MSG_Element_To_Long", "PROFILE_VIOLATED, INVARIANT, MSG_BAD_SYNTAX",
        "FIELD_INVALID, VALUE, MSG_Datatype_Wrong", "ANYTHING_ELSE, INVALID, MSG_BAD_SYNTAX"})
    void each_reason_has_the_nearest_code(String reason, IssueType type, String code) {
        IssueCodes codes = IssueCodes.of(new Interpretation.Unreadable(reason, "Bundle", "why"));

        assertThat(codes.type()).isEqualTo(type);
        assertThat(codes.code().getCode()).isEqualTo(code);
    }
}
