package dk.broen.domain.notification;

import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;

/**
 * A notice made earlier.
 *
 * @param to where it was addressed
 * @param kind what it says about its event
 * @param sent whether it has left; one that has not can still be withdrawn
 */
public record PastNotice(NotificationId id, UnitFunction function, UnitId unit, MunicipalityCode municipality, ContactPoint to,
    NoticeKind kind, boolean sent) {}
