/**
 * The last sequence number that was accepted on each link with a hospital (HL7 v2.5.1 §2.10.1).
 * In: a number, when its message is stored. Out: the number that is expected next, also after a restart.
 * Does not belong here: what a number means ({@code mappings.hl7v2}), and when it is accepted ({@code routes.intake}).
 */
@NullMarked
package dk.broen.adapters.sequence;

import org.jspecify.annotations.NullMarked;
