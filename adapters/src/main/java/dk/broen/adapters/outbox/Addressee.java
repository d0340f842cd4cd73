package dk.broen.adapters.outbox;

import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;

/** The addressee of a row of the outbox. */
public sealed interface Addressee {
    /**
     * A unit that may be told.
     *
     * @param rule the rule that permitted it when the notice was planned
     */
    record Unit(UnitFunction function, UnitId unit, MunicipalityCode municipality, NoticeKind kind, Basis basis, String rule,
        ContactPoint contact, ContentLevel content) implements Addressee {}

    /** The ward of the event. */
    record Ward(WardAnswer answer) implements Addressee {}
}
