package dk.broen.adapters.outbox;

import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;

/** Whom a row of the outbox is for. */
public sealed interface Addressee {
    /** A unit that may be told. @param rule the rule that permitted it when it was planned */
    record Unit(UnitFunction function, UnitId unit, MunicipalityCode municipality, NoticeKind kind, Basis basis, String rule,
        ContactPoint contact, ContentLevel content) implements Addressee {}

    /** The ward that sent the event. */
    record Ward(WardAnswer answer) implements Addressee {}
}
