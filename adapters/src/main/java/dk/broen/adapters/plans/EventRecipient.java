package dk.broen.adapters.plans;

import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;

/** Who may be told of an event, in which function. */
public record EventRecipient(UnitFunction function, UnitId unit) {}
