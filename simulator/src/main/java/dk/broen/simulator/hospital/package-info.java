/**
 * A hospital: it sends HL7 v2 over MLLP and MedCom messages by HTTP, and reads the acknowledgements.
 * In: messages as bytes, as the hospital would send them.
 * Out of place here: reading of what the hub made of them.
 */
@NullMarked
package dk.broen.simulator.hospital;

import org.jspecify.annotations.NullMarked;
