package dk.broen.simulator.hospital;

/**
 * The HTTP response to a FHIR message.
 *
 * @param status the HTTP status; 2xx means that the hub has stored the message
 * @param body the acknowledgement message or OperationOutcome; empty when the response has no body
 */
public record FhirAnswer(int status, String body) {

    /** Whether the status is 2xx: the hub has stored the message. */
    public boolean positive() {
        return status / 100 == 2;
    }
}
