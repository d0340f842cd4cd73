package dk.broen.adapters.store;

import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;

/** Who may be told of an event, in which function. */
public record Told(UnitFunction function, UnitId unit) {}
