package dk.broen.adapters.plans;

import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;

/** A unit that is told of an event, with the function in which it is told. */
public record EventRecipient(UnitFunction function, UnitId unit) {}
