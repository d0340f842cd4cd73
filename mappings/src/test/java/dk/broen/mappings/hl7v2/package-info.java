/** Tests of the HL7 v2 envelope and acknowledgements; comes in: MedCom's test persons and none other; may not: sockets. */
@NullMarked
package dk.broen.mappings.hl7v2;

import org.jspecify.annotations.NullMarked;
