package dk.broen.domain.notification;

import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;

/**
 * A notice that was made earlier.
 *
 * @param to the contact point to which the notice is addressed
 * @param kind what the notice says about its event
 * @param sent whether the notice has left; a notice that has not left can still be withdrawn
 */
public record PastNotice(NotificationId id, UnitFunction function, UnitId unit, MunicipalityCode municipality, ContactPoint to,
    NoticeKind kind, boolean sent) {}
