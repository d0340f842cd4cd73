/**
 * What every inbound wire format is turned into: one interpretation per message.
 * In: the domain's events. Out of place here: any one format (each has its own package below), and who is told.
 */
@NullMarked
package dk.broen.mappings;

import org.jspecify.annotations.NullMarked;
