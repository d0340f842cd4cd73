package dk.broen.routes.intake;

import dk.broen.domain.terms.HospitalId;
import dk.broen.mappings.hl7v2.ConsentReply;

/** An answer of a ward to a question of the hub. */
record ReceivedReply(HospitalId hospital, ConsentReply reply) {}
