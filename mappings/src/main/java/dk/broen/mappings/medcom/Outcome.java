package dk.broen.mappings.medcom;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** The reasons of a {@link Response} as an OperationOutcome: code and sentence in {@code diagnostics}, place in {@code expression}. */
final class Outcome {
    private Outcome() {}

    static OperationOutcome of(Response response) {
        OperationOutcome outcome = new OperationOutcome();
        if (response instanceof Response.FatalError refused) {
            refused.issues().forEach(issue -> error(outcome, IssueCodes.of(issue), issue.code() + ": " + issue.message())
                .addExpression(issue.location()));
        } else if (response instanceof Response.TransientError) {
            error(outcome, IssueCodes.ofTransientError(), "The message could not be stored; send it again");
        } else {
            outcome.addIssue().setSeverity(IssueSeverity.INFORMATION).setCode(IssueType.INFORMATIONAL).setDiagnostics("Stored");
        }
        return outcome;
    }

    private static OperationOutcome.OperationOutcomeIssueComponent error(OperationOutcome outcome, IssueCodes codes, String text) {
        return outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(codes.type())
            .setDetails(new CodeableConcept().addCoding(codes.code())).setDiagnostics(text);
    }
}
