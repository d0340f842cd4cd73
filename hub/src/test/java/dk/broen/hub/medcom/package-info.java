/**
 * MedCom HospitalNotification that a running hub sends, and the acknowledgements that it awaits.
 * In: a hub with a unit that is reached by MedCom, and the receiver of the simulator.
 * Does not belong here: what a message contains in detail (module {@code mappings}).
 */
@NullMarked
package dk.broen.hub.medcom;

import org.jspecify.annotations.NullMarked;
