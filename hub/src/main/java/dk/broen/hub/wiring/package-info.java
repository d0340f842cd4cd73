/**
 * The Spring beans, one configuration class for each part of the hub, and the start and stop of due work.
 * In: settings. Out: the adapters, and what the routes need from the settings.
 * Does not belong here: rules.
 */
@NullMarked
package dk.broen.hub.wiring;

import org.jspecify.annotations.NullMarked;
