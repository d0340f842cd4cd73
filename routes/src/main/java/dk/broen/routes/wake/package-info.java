/**
 * Wakes the delivery of a channel: a plan made due work, a second has passed, or more is due than one batch takes.
 * In: channels. Out: a token on the internal endpoint of each channel; one waiting token is enough.
 * Does not belong here: what is due, and the delivery itself ({@code delivery}).
 */
@NullMarked
package dk.broen.routes.wake;

import org.jspecify.annotations.NullMarked;
