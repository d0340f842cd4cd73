package dk.broen.simulator.hospital;

/**
 * What a hub answered to a FHIR message.
 *
 * @param status the HTTP status; 2xx says that the message is safe
 * @param body the acknowledgement document or OperationOutcome, empty when there is none
 */
public record FhirAnswer(int status, String body) {

    /** 2xx: the hub has taken responsibility for the message. */
    public boolean positive() {
        return status / 100 == 2;
    }
}
