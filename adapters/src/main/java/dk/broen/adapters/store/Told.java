package dk.broen.adapters.store;

import dk.broen.domain.directory.UnitFunction;
import dk.broen.domain.directory.UnitId;

/** Who may be told of an event, in which function. */
public record Told(UnitFunction function, UnitId unit) {}
