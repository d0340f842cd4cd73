/**
 * Beans: one class per room that it wires.
 * In: settings. Out: the adapters and what the routes take from the settings.
 * Out of place here: any rule, and any class that is not about building another one.
 */
@NullMarked
package dk.broen.hub.wiring;

import org.jspecify.annotations.NullMarked;
