package dk.broen.routes.intake;

import dk.broen.domain.terms.MunicipalityCode;
import java.util.Optional;

/**
 * What the login of a client permits. The web server makes it an attribute of the request, where no client can write: headers, query
 * parameters and form fields are the client's.
 *
 * @param municipality for which the client acknowledges notices
 * @param takenFrom whose messages the client may send
 */
public record ClientLogin(Optional<MunicipalityCode> municipality, TakenFrom takenFrom) {
    /** The name of the attribute of the request. */
    public static final String ATTRIBUTE = "dk.broen.login";
    static final ClientLogin NONE = new ClientLogin(Optional.empty(), TakenFrom.NO_HOSPITAL);

    /** Whether messages of hospitals are taken from the client. */
    public enum TakenFrom {
        HOSPITAL, NO_HOSPITAL
    }
}
