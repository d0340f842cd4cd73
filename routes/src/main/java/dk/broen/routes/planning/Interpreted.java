package dk.broen.routes.planning;

import dk.broen.mappings.Interpretation;
import dk.broen.routes.intake.Arrival;

/** A message and what it means. */
record Interpreted(Arrival arrival, Interpretation meaning) {}
