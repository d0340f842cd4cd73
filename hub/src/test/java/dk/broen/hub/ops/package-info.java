/**
 * What engineers see, looked at as they do: by HTTP and in a real browser.
 * In: a hub of its own, as a process. Out of place here: what a notice says.
 */
@NullMarked
package dk.broen.hub.ops;

import org.jspecify.annotations.NullMarked;
