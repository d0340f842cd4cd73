package dk.broen.routes.planning;

import dk.broen.mappings.Interpretation;
import dk.broen.routes.arrival.Arrival;

/** A message and what it means. */
record Interpreted(Arrival arrival, Interpretation meaning) {}
