/**
 * The Spring beans: one configuration class for each package that it wires.
 * In: settings. Out: the adapters, and what the routes need from the settings.
 * Does not belong here: rules, and classes that do not build beans.
 */
@NullMarked
package dk.broen.hub.wiring;

import org.jspecify.annotations.NullMarked;
