package dk.broen.adapters.store;

import dk.broen.domain.basis.Basis;
import dk.broen.domain.basis.ContentLevel;
import dk.broen.domain.directory.ContactPoint;
import dk.broen.domain.directory.MunicipalityCode;
import dk.broen.domain.directory.UnitFunction;
import dk.broen.domain.directory.UnitId;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.notification.NoticeKind;

/** Whom a row of the outbox is for. */
public sealed interface Addressee {
    /** A unit that may be told. @param rule the rule that permitted it when it was planned */
    record Unit(UnitFunction function, UnitId unit, MunicipalityCode municipality, NoticeKind kind, Basis basis, String rule,
        ContactPoint contact, ContentLevel content) implements Addressee {}

    /** The ward that sent the event. */
    record Ward(WardAnswer answer) implements Addressee {}
}
