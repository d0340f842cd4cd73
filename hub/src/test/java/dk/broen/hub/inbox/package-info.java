/**
 * Tests of the web inbox, as people use it and as somebody would attack it.
 * In: a running hub and its demo accounts. Out: pages, what was recorded, and the audit log.
 * Does not belong here: what a notice says and who is told.
 */
@NullMarked
package dk.broen.hub.inbox;

import org.jspecify.annotations.NullMarked;
