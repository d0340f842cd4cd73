package dk.broen.routes.planning;

import dk.broen.mappings.Interpretation;
import dk.broen.routes.arrival.Arrival;

/** A message with its interpretation. */
record Interpreted(Arrival arrival, Interpretation meaning) {}
